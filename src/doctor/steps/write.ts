import type { CaseOperationRef } from '../../domain/case-operation.js';
import type { Credential } from '../../domain/ports.js';
import type { GraphResponse } from '../../msgraph/transport/send.js';
import { type JsonObject, readObject } from '../../msgraph/wire/readers.js';
import { readRequestedOperation } from '../../msgraph/wire/responses.js';
import { findUnshown } from '../../msgraph/wire/shown.js';
import type { Answer } from '../graph-client.js';
import { type Step, createStep, toFacts } from '../report.js';
import type { RequestContext } from '../run-context.js';
import { diagnose, otherCause } from '../symptoms/diagnose.js';
import type { RequestName } from '../symptoms/observation.js';
import { describeResponse, findProblem } from './requests.js';

/**
 * The properties of which one is written, in order: those that do not change while the operation runs, so that the
 * value that was read is still its own.
 */
const properties = ['action', 'createdDateTime'] as const;

const noOp =
  'The value was the same before, so this does not show whether Graph applies changes: only an update with a new value does.';

interface Judged {
  readonly found: readonly string[];
  readonly facts: Step['facts'];
}

/** A step that ends the check, or what was found and the operation. */
type Part = { readonly step: Step } | (Judged & { readonly response: GraphResponse });

function judge(request: RequestName, answer: Answer, before: Judged, context: RequestContext): Part {
  const problem = findProblem('write', request, answer, context);
  if (problem) {
    const found = [...before.found, ...problem.found];
    return { step: { ...problem, found, facts: { ...before.facts, ...problem.facts } } };
  }
  if (answer.kind !== 'response') return { step: createStep('write', 'problem', before.found) };
  const { text, facts } = describeResponse(request, answer.response);
  const { status } = answer.response;
  return {
    response: answer.response,
    found: [...before.found, text],
    facts: { ...before.facts, ...toFacts({ requestId: facts['requestId'], [`${request}Status`]: status }) },
  };
}

function readJson(ref: CaseOperationRef, { json }: GraphResponse): JsonObject | undefined {
  return readRequestedOperation(ref, { json, asOf: '' })?.json;
}

function notReadable(found: readonly string[], facts: Step['facts']): Step {
  return createStep('write', 'problem', found, { facts, causes: [otherCause('invalidResponse')] });
}

function judgeLook(
  sent: JsonObject,
  seen: JsonObject,
  { found, facts }: Judged,
  context: RequestContext,
): Step {
  const status = String(facts['patchStatus']);
  if (findUnshown(sent, seen).length > 0) {
    return createStep('write', 'problem', [...found, `The PATCH got ${status}: accepted, not shown.`], {
      facts: { ...facts, result: 'not shown' },
      causes: diagnose({ kind: 'notShown' }, context.setUp),
    });
  }
  return createStep('write', 'ok', [...found, `The PATCH got ${status}: accepted. ${noOp}`], {
    facts: { ...facts, result: 'accepted' },
  });
}

/** Writes one property of an operation to its own value, with three requests. */
export async function checkWrite(
  credential: Credential,
  ref: CaseOperationRef,
  context: RequestContext,
): Promise<Step> {
  const { graph, config } = context;
  const read = judge(
    'operation',
    await graph.getOperation(credential, ref),
    { found: [], facts: {} },
    context,
  );
  if ('step' in read) return read.step;
  const before = readJson(ref, read.response);
  if (!before) return notReadable(read.found, read.facts);
  const property = properties.find((name) => typeof before[name] === 'string');
  if (property === undefined) {
    const found = [
      ...read.found,
      `Neither ${properties.join(' nor ')} has a value to write: try another operation.`,
    ];
    return createStep('write', 'note', found, { facts: read.facts });
  }
  const sent = { [property]: before[property] };
  const body = {
    ...(config.graph.odataTypes && { '@odata.type': '#microsoft.graph.security.caseOperation' }),
    ...sent,
  };
  const started = {
    found: [...read.found, `The property that is written: ${property}.`],
    facts: { ...read.facts, property },
  };
  const patch = judge('patch', await graph.patchOperation(credential, ref, body), started, context);
  if ('step' in patch) return patch.step;
  const look = judge('look', await graph.getOperation(credential, ref), patch, context);
  if ('step' in look) return look.step;
  const seen = readJson(ref, look.response);
  if (!seen || !readObject(seen)) return notReadable(look.found, look.facts);
  return judgeLook(sent, seen, look, context);
}
