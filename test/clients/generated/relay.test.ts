import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  commitMutation,
  type ConcreteRequest,
  createOperationDescriptor,
  Environment,
  type EnvironmentConfig,
  fetchQuery,
  Network,
  RecordSource,
  Store,
} from 'relay-runtime';
import { caseId, id } from '../../testkit/documents.js';
import { createFolder, type Ended } from '../../testkit/folder.js';
import { type Service, startService } from '../../testkit/service.js';

const one = '/beta/security/cases/ediscoveryCases/…/operations/…';
const contract = readFileSync('schema.graphql', 'utf8');
/** The compiler panics at the schema extension with the link to the federation specification. */
const forRelay = contract.replace(/^extend schema .*$/m, '');

const config = JSON.stringify({
  src: 'src',
  schema: 'schema.graphql',
  language: 'javascript',
  eagerEsModules: false,
});
const source = `
graphql\`
  query appReadQuery($caseId: ID!, $id: ID!) {
    caseOperation(caseId: $caseId, id: $id) { caseId percentProgress createdBy { user { identityId displayName } } }
  }\`;
graphql\`
  mutation appUpdateMutation($input: UpdateCaseOperationInput!) {
    updateCaseOperation(input: $input) { caseOperation { caseId percentProgress } userErrors { code } }
  }\`;
graphql\`
  query appListQuery($id: ID!, $after: String) {
    ediscoveryCase(id: $id) {
      operations(first: 2, after: $after) @connection(key: "app_operations") { edges { node { caseId } } }
    }
  }\`;
`;
const project = createFolder({ packages: 'test/clients/generated' });

/** Operation ids are unique within their case only. Objects without a key are not normalized. */
const getDataID: EnvironmentConfig['getDataID'] = (record: any, typeName) => {
  if (typeName === 'CaseOperation' && record.caseId) return `CaseOperation:${record.caseId}:${record.id}`;
  return typeName === 'EdiscoveryCase' ? `EdiscoveryCase:${record.id}` : undefined;
};

describe('Relay', () => {
  let service: Service;
  let compiled: Ended;
  beforeAll(async () => {
    service = await startService();
    project.write({ 'relay.config.json': config, 'schema.graphql': forRelay, 'src/app.js': source });
    compiled = await project.run('relay-compiler');
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.journal.clear();
  });

  const artifact = async (name: string): Promise<ConcreteRequest> => {
    const { default: request } = await import(join(project.path, `src/__generated__/${name}.graphql.js`));
    return request;
  };
  const environment = (own: Partial<EnvironmentConfig> = { getDataID }) =>
    new Environment({
      network: Network.create(async ({ text }, variables) => {
        const response = await fetch(service.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: text, variables }),
        });
        return (await response.json()) as never;
      }),
      store: new Store(new RecordSource()),
      ...own,
    });

  it('the compiler accepts the schema without the federation line: it needs neither Node nor global ids', () => {
    expect(compiled.output).toContain('3 normalization, 3 operation text');
    expect(compiled.code).toBe(0);
  });

  it('a mutation updates the store and notifies its subscribers', async () => {
    const client = environment();
    const [read, update] = [await artifact('appReadQuery'), await artifact('appUpdateMutation')];
    await fetchQuery(client, read, { caseId, id }).toPromise();
    const snapshot = client.lookup(createOperationDescriptor(read, { caseId, id }).fragment);
    const received: any[] = [];
    const { dispose } = client.subscribe(snapshot, ({ data }) => received.push(data));
    const input = { caseId, id, patch: { percentProgress: 77 } };
    const answer: any = await new Promise((onCompleted, onError) => {
      commitMutation(client, { mutation: update, variables: { input }, onCompleted, onError });
    });
    dispose();
    expect(answer.updateCaseOperation.userErrors).toEqual([]);
    expect(received).toMatchObject([{ caseOperation: { percentProgress: 77 } }]);
    expect(service.sandbox.journal.describe()).toEqual([`GET ${one}`, `PATCH ${one}`]);
  });

  it('operations of different cases with the same id need getDataID: Relay merges them by default', async () => {
    for (const [index, name] of ['case-a', 'case-b'].entries()) {
      service.sandbox.store.putCase({ id: name, displayName: name });
      service.sandbox.store.putOperation(name, { id: 'same', action: 'index', percentProgress: index });
    }
    const read = await artifact('appReadQuery');
    const both = async (client: Environment) => {
      const of = (name: string) => ({ caseId: name, id: 'same' });
      for (const name of ['case-a', 'case-b']) await fetchQuery(client, read, of(name)).toPromise();
      const seen = ['case-a', 'case-b'].map(
        (name) => client.lookup(createOperationDescriptor(read, of(name)).fragment).data as any,
      );
      return seen.map(({ caseOperation }) => caseOperation.percentProgress as number);
    };
    expect(await both(environment())).toEqual([0, 1]);
    expect(await both(environment({}))).toEqual([1, 1]);
  });

  it('a connection is fetched page by page', async () => {
    const client = environment();
    const list = await artifact('appListQuery');
    const { ediscoveryCase }: any = await fetchQuery(client, list, { id: caseId }).toPromise();
    expect(ediscoveryCase.operations.edges).toHaveLength(2);
    const { endCursor, hasNextPage } = ediscoveryCase.operations.pageInfo;
    expect(hasNextPage).toBe(true);
    const next: any = await fetchQuery(client, list, { id: caseId, after: endCursor }).toPromise();
    expect(next.ediscoveryCase.operations.pageInfo.endCursor).not.toBe(endCursor);
  });

  it('@refetchable on an entity fails, because there is no Node; so does the schema with its first line', async () => {
    const elsewhere = createFolder({ packages: 'test/clients/generated' });
    const refetchable =
      'graphql`fragment app_operation on CaseOperation @refetchable(queryName: "appRefetchQuery") { status }`;';
    elsewhere.write({
      'relay.config.json': config,
      'schema.graphql': forRelay,
      'src/app.js': refetchable,
    });
    const refused = await elsewhere.run('relay-compiler');
    expect(refused.output).toMatch(/Invalid use of @refetchable on fragment .*Node interface/s);
    elsewhere.write({ 'schema.graphql': contract, 'src/app.js': source });
    const panicked = await elsewhere.run('relay-compiler');
    expect(panicked).toMatchObject({ code: 1, output: expect.stringContaining('SchemaExtension') as string });
  });
});
