import { type GraphQLObjectType, isObjectType } from 'graphql';
import { createSubgraphSchema } from '../../../src/graphql/schema.js';
import { caseId, id } from '../../testkit/documents.js';
import { type GuardedService, startGuardedService } from '../../testkit/guarded-service.js';
import { openStream } from '../../testkit/streams.js';

interface Rule {
  /** The required permission; null where no data of a case is returned. */
  readonly needs: 'read' | 'update' | null;
  readonly document: string;
}

const entity = (name: string, key: string, field: string) =>
  `{ _entities(representations: [{ __typename: "${name}", ${key} }]) { ... on ${name} { ${field} } } }`;
const patch = `patch: { percentProgress: 1 }`;

/** Every entry point of the schema. A new one fails the test below until its rule is added here. */
const rules: Readonly<Record<string, Rule>> = {
  'Query.caseOperation': {
    needs: 'read',
    document: `{ caseOperation(caseId: "${caseId}", id: "${id}") { status } }`,
  },
  'Query.ediscoveryCase': { needs: 'read', document: `{ ediscoveryCase(id: "${caseId}") { displayName } }` },
  'Query.ediscoveryCases': { needs: 'read', document: '{ ediscoveryCases { nodes { id } } }' },
  'Query._service': { needs: null, document: '{ _service { sdl } }' },
  'Query._entities': {
    needs: 'read',
    document: entity('EdiscoveryCase', `id: "${caseId}"`, 'displayName'),
  },
  'Mutation.updateCaseOperation': {
    needs: 'update',
    document: `mutation { updateCaseOperation(input: { caseId: "${caseId}", id: "${id}", ${patch} }) { userErrors { code } } }`,
  },
  'Mutation.updateCaseOperations': {
    needs: 'update',
    document: `mutation { updateCaseOperations(input: { updates: [{ caseId: "${caseId}", id: "${id}", ${patch} }] }) { userErrors { code } } }`,
  },
  'entity CaseOperation': {
    needs: 'read',
    document: entity('CaseOperation', `caseId: "${caseId}", id: "${id}"`, 'status'),
  },
  'entity EdiscoveryCase': {
    needs: 'read',
    document: entity('EdiscoveryCase', `id: "${caseId}"`, 'operations { nodes { id } }'),
  },
};

/** The entry points that need a stream. All of them need the permission to read. */
const subscriptions: Readonly<Record<string, string>> = {
  'Subscription.caseOperationProgress': `subscription { caseOperationProgress(caseId: "${caseId}", id: "${id}") { stale } }`,
  'Subscription.caseOperationsProgress': `subscription { caseOperationsProgress(caseId: "${caseId}") { stale } }`,
};

const keysOnly: Readonly<Record<string, string>> = {
  CaseOperation: entity('CaseOperation', `caseId: "${caseId}", id: "${id}"`, 'id'),
  EdiscoveryCase: entity('EdiscoveryCase', `id: "${caseId}"`, 'id'),
};

function waysInto(roots: readonly (GraphQLObjectType | null | undefined)[], entities: readonly string[]) {
  const fields = roots.flatMap((root) =>
    Object.keys(root?.getFields() ?? {}).map((field) => `${root?.name ?? ''}.${field}`),
  );
  return [...fields, ...entities.map((name) => `entity ${name}`)];
}

it('every root field and every entity has a rule', async () => {
  const { schema } = await createSubgraphSchema();
  const entities = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && type.astNode?.directives?.some(({ name }) => name.value === 'key'),
  );
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const found = waysInto(
    roots,
    entities.map(({ name }) => name),
  );
  expect(found.sort()).toEqual(Object.keys({ ...rules, ...subscriptions }).sort());
});

describe('a caller', () => {
  let service: GuardedService;
  beforeAll(async () => {
    service = await startGuardedService(({ clientSecret }) => ({
      AUTH_MODE: 'on-behalf-of',
      AZURE_CLIENT_SECRET: clientSecret,
    }));
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.store.reset();
    service.sandbox.journal.clear();
  });

  const ways = Object.entries(rules).map(([name, rule]) => [name, rule] as const);
  const scopes = { read: 'CaseOperation.Read', update: 'CaseOperation.Update' } as const;
  const getCodes = ({ data, errors }: Awaited<ReturnType<GuardedService['as']>>): unknown[] => {
    const payloads = Object.values((data ?? {}) as Record<string, any>);
    const userErrors = payloads.flatMap((payload) => (payload?.userErrors ?? []) as { code: string }[]);
    return [...errors.map(({ extensions }) => extensions?.['code']), ...userErrors.map(({ code }) => code)];
  };

  it.each(ways)('without a token gets no data from %s', async (_, { needs, document }) => {
    const answer = await service.query(document);
    expect(getCodes(answer)).toEqual(needs ? ['UNAUTHENTICATED'] : []);
    expect(answer.status).toBe(needs ? 401 : 200);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it.each(ways)('with all but the required permission gets no data from %s', async (_, rule) => {
    const { needs, document } = rule;
    const scp = needs === 'read' ? scopes.update : scopes.read;
    const answer = await service.as(service.entra.issue({ claims: { scp } }), document);
    expect(getCodes(answer)).toEqual(needs ? ['FORBIDDEN'] : []);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it.each(Object.entries(subscriptions))(
    'gets %s only with a token and the permission',
    async (_, document) => {
      const watch = async (headers: Record<string, string>) => {
        const stream = await openStream(service.url, document, { headers });
        const { data, errors = [] } = await stream.next();
        await stream.close();
        return [Boolean(data), ...errors.map(({ extensions }: any) => extensions.code as string)];
      };
      const bearer = (scp: string) => ({
        authorization: `Bearer ${service.entra.issue({ claims: { scp } })}`,
      });
      expect(await watch({})).toEqual([false, 'UNAUTHENTICATED']);
      expect(await watch(bearer(scopes.update))).toEqual([false, 'FORBIDDEN']);
      expect(service.sandbox.journal.requests()).toEqual([]);
      expect(await watch(bearer(scopes.read))).toEqual([true]);
      expect(service.sandbox.journal.requests()).toHaveLength(1);
    },
  );

  it.each(Object.entries(keysOnly))(
    'who may not read gets no %s, not even by its key',
    async (_, document) => {
      const answer = await service.as(service.entra.issue({ claims: { scp: scopes.update } }), document);
      expect(getCodes(answer)).toEqual(['FORBIDDEN']);
    },
  );

  it.each(ways)('with only the required permission gets the data of %s', async (_, { needs, document }) => {
    const scp = needs ? scopes[needs] : '';
    const answer = await service.as(service.entra.issue({ claims: { scp } }), document);
    expect(getCodes(answer)).toEqual([]);
    expect(service.sandbox.journal.requests().length > 0).toBe(needs !== null);
  });
});
