import type { CaseOperationsError } from '../../domain/errors.js';
import type { Credential } from '../../domain/ports.js';
import { getThrottleWait, toWholeSeconds } from '../../msgraph/layers/retry-after.js';
import { getRequestId } from '../../msgraph/transport/request-id.js';
import type { GraphResponse } from '../../msgraph/transport/send.js';
import { readClaimsChallenge } from '../../msgraph/wire/claims-challenge.js';
import { isTokenRejected, readErrorEnvelope } from '../../msgraph/wire/error-envelope.js';
import { readObject, readString } from '../../msgraph/wire/readers.js';
import type { Answer } from '../graph-client.js';
import { type Step, type StepName, createStep, toFacts } from '../report.js';
import type { RequestContext } from '../run-context.js';
import { diagnose, otherCause } from '../symptoms/diagnose.js';
import type { RequestName, ResponseObservation } from '../symptoms/observation.js';

/** The names of requests for people. */
export const requestTexts: Readonly<Record<RequestName, string>> = {
  cases: 'GET cases ($top=1)',
  operations: 'GET operations of one case ($top=1)',
  operation: 'GET the operation',
  patch: 'PATCH one property to its own value',
  look: 'GET the operation again',
};

/** A code of Graph that can be shown; its messages never are. */
function toShownCode({ json }: GraphResponse): string | undefined {
  const code = readString(readObject(readObject(json)?.['error'])?.['code']);
  return code !== null && /^[\w.-]{1,64}$/.test(code) ? code : undefined;
}

function isSuccess({ status }: GraphResponse): boolean {
  return status >= 200 && status < 300;
}

/** The status of a response with the ids that Microsoft's support asks for. */
export function describeResponse(request: RequestName, response: GraphResponse) {
  const code = isSuccess(response) ? undefined : toShownCode(response);
  const requestId = getRequestId(response);
  const { status, clientRequestId } = response;
  const ids = [
    requestId && `request-id ${requestId}`,
    clientRequestId && `client-request-id ${clientRequestId}`,
  ];
  return {
    text: [`${requestTexts[request]}: ${status}${code === undefined ? '' : ` ${code}`}`, ...ids]
      .filter(Boolean)
      .join(', '),
    facts: toFacts({ status, code, requestId, clientRequestId }),
  };
}

function toObservation(
  request: RequestName,
  response: GraphResponse,
  { token, options }: RequestContext,
): ResponseObservation {
  const envelope = readErrorEnvelope(response);
  return {
    kind: 'response',
    request,
    status: response.status,
    code: envelope?.code ?? null,
    message: envelope?.message ?? '',
    isClaimsChallenge: readClaimsChallenge(response) !== undefined,
    isTokenRejected: isTokenRejected(response),
    token,
    purviewObjectId: options.purviewObjectId,
  };
}

function withoutToken(step: StepName, { reason }: CaseOperationsError): Step {
  return createStep(step, 'problem', 'There is no token for the request.', { causes: [otherCause(reason)] });
}

/** The step for an answer that is not a success; undefined for a success. */
export function findProblem(
  step: StepName,
  request: RequestName,
  answer: Answer,
  context: RequestContext,
): Step | undefined {
  if (answer.kind === 'token') return withoutToken(step, answer.error);
  if (answer.kind === 'network') {
    const { code, sent } = answer;
    return createStep(step, 'problem', `${requestTexts[request]}: no response (${code}).`, {
      facts: { code, sent },
      causes: sent ? [otherCause('unavailable')] : diagnose({ kind: 'network', code }, context.setUp),
    });
  }
  const { response } = answer;
  if (isSuccess(response)) return undefined;
  const { text, facts } = describeResponse(request, response);
  const wait = toWholeSeconds(getThrottleWait(response.headers['retry-after'], Date.now()));
  const setUp = { ...context.setUp, waitSeconds: String(wait) };
  return createStep(step, 'problem', text, {
    facts,
    causes: diagnose(toObservation(request, response, context), setUp),
  });
}

/** The ids of a list; undefined for another body. */
function readIds(response: GraphResponse): readonly string[] | undefined {
  const value = readObject(response.json)?.['value'];
  if (!Array.isArray(value)) return undefined;
  const ids = (value as unknown[]).map((item) => readString(readObject(item)?.['id']));
  return ids.filter((id) => id !== null && /^[\w-]{1,128}$/.test(id)) as string[];
}

interface ListResult {
  readonly step: Step;
  /** Of the first item. */
  readonly id?: string | undefined;
}

function judgeList(
  step: 'cases' | 'operations',
  answer: Answer,
  context: RequestContext,
):
  | { readonly step: Step }
  | { readonly text: string; readonly facts: Step['facts']; readonly ids: readonly string[] } {
  const problem = findProblem(step, step, answer, context);
  if (problem || answer.kind !== 'response') return { step: problem ?? createStep(step, 'problem', []) };
  const { text, facts } = describeResponse(step, answer.response);
  const ids = readIds(answer.response);
  if (ids) return { text, facts, ids };
  const causes = [otherCause('invalidResponse')];
  return { step: createStep(step, 'problem', `${text}, without a list`, { facts, causes }) };
}

export async function checkCases(credential: Credential, context: RequestContext): Promise<ListResult> {
  const judged = judgeList('cases', await context.graph.listCases(credential), context);
  if ('step' in judged) return judged;
  const { text, facts, ids } = judged;
  const [id] = ids;
  if (id !== undefined) {
    return {
      step: createStep('cases', 'ok', [text, `A case: ${id}.`], { facts: { ...facts, caseId: id } }),
      id,
    };
  }
  const causes = diagnose({ kind: 'noCases' }, context.setUp);
  return { step: createStep('cases', 'problem', [text, 'The list is empty.'], { facts, causes }) };
}

export async function checkOperations(
  credential: Credential,
  caseId: string,
  context: RequestContext,
): Promise<Step> {
  const judged = judgeList('operations', await context.graph.listOperations(credential, caseId), context);
  if ('step' in judged) return judged.step;
  const { text, facts, ids } = judged;
  const [id] = ids;
  const found = id === undefined ? 'The case has no operations.' : `An operation: ${caseId}/${id}.`;
  return createStep('operations', 'ok', [text, found], {
    facts: { ...facts, ...toFacts({ operationId: id }) },
  });
}
