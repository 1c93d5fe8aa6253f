import { type SendToGraph, toOperationPath } from './graph.ts';

interface GraphOperation {
  readonly id: string;
  readonly '@odata.type': string;
  readonly action: string;
  readonly status: string;
  readonly percentProgress: number;
  readonly createdDateTime: string;
  readonly completedDateTime: string | null;
  readonly createdBy: object | null;
  readonly resultInfo: object | null;
}

export interface Reference {
  readonly caseId: string;
  readonly id: string;
}

export interface Update extends Reference {
  readonly patch: object;
}

/** An operation with the names and the spelling of enum members that clients of this server know. */
export interface CaseOperation extends Omit<GraphOperation, '@odata.type'> {
  readonly caseId: string;
  readonly kind: string;
}

const toScreamingSnakeCase = (name: string) => name.replace(/[A-Z]/g, '_$&').toUpperCase();

function toOperation(caseId: string, operation: GraphOperation): CaseOperation {
  const { id, action, status, percentProgress, createdDateTime, completedDateTime } = operation;
  const [, kind = 'unknown'] = /\.ediscovery(\w+)Operation$/.exec(operation['@odata.type']) ?? [];
  return {
    ...{ id, caseId, percentProgress, createdDateTime, completedDateTime },
    ...{ createdBy: operation.createdBy, resultInfo: operation.resultInfo },
    kind: toScreamingSnakeCase(kind.charAt(0).toLowerCase() + kind.slice(1)),
    action: toScreamingSnakeCase(action),
    status: toScreamingSnakeCase(status),
  };
}

/** What a server without further precautions does for each field: one request for each operation. */
export function createOperations(send: SendToGraph) {
  const read = async (authorization: string, path: string, patch?: object): Promise<unknown> => {
    const { status, text } = await send(authorization, path, patch);
    if (status !== 200) throw new Error(`Microsoft Graph responded with the status ${status}.`);
    return JSON.parse(text);
  };
  const get = async (authorization: string, { caseId, id }: Reference) =>
    toOperation(caseId, (await read(authorization, toOperationPath(caseId, id))) as GraphOperation);
  const update = async (authorization: string, { caseId, id, patch }: Update) => {
    const operation = await read(authorization, toOperationPath(caseId, id), patch);
    return { caseOperation: toOperation(caseId, operation as GraphOperation), userErrors: [] };
  };
  return {
    get,
    update,
    getAll: (authorization: string, references: readonly Reference[]) =>
      Promise.all(references.map((reference) => get(authorization, reference))),
    updateAll: async (authorization: string, updates: readonly Update[]) => ({
      results: await Promise.all(updates.map((one) => update(authorization, one))),
    }),
    list: async (authorization: string, caseId: string, first: number) => {
      const page = (await read(authorization, `${caseId}/operations`)) as { value: GraphOperation[] };
      return {
        nodes: page.value.slice(0, first).map((operation) => toOperation(caseId, operation)),
        totalCount: page.value.length,
      };
    },
  };
}
