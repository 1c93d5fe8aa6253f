import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { caseId, id, read } from '../../testkit/documents.js';
import { createFolder } from '../../testkit/folder.js';
import { runProgram } from '../../testkit/process.js';
import { startService } from '../../testkit/service.js';

const example = 'examples/codegen';

it('the typed client of the example changes an operation', async () => {
  const service = await startService();
  const client = runProgram({}, [service.url], resolve(example, 'client.ts'));
  expect(await client.exited).toBe(0);
  expect(client.output()).toBe('The operation is SUCCEEDED, at 100 percent.\n');
  const upstream = service.sandbox.journal.requests();
  expect(upstream).toMatchObject([{ method: 'PATCH', body: { status: 'succeeded', percentProgress: 100 } }]);
  const { data } = await service.query(read, { caseId, id });
  expect(data.caseOperation).toMatchObject({ status: 'SUCCEEDED', percentProgress: 100 });
  await service.stop();
});

it.each([
  [
    'nothing',
    'http://127.0.0.1:1/graphql',
    'No server answers at http://127.0.0.1:1/graphql. Start one in another terminal: npm start',
  ],
])('the typed client of the example says what to start where %s listens', async (_, url, message) => {
  const client = runProgram({}, [url], resolve(example, 'client.ts'));
  expect(await client.exited).toBe(1);
  expect(client.errors()).toContain(message);
  expect(client.errors()).not.toMatch(/ {4}at /);
});

it('the generated code of the example is up to date; if not, run npm run example:codegen', async () => {
  const elsewhere = createFolder({ packages: example });
  elsewhere.write({
    'client.ts': readFileSync(`${example}/client.ts`, 'utf8'),
    'codegen.ts': readFileSync(`${example}/codegen.ts`, 'utf8').replace(
      '../../schema.graphql',
      resolve('schema.graphql'),
    ),
  });
  const { code } = await elsewhere.run('graphql-codegen', '--config', 'codegen.ts');
  expect(code).toBe(0);
  for (const name of ['gql.ts', 'graphql.ts', 'index.ts']) {
    const [committed, generated] = [example, elsewhere.path].map((folder) =>
      readFileSync(join(folder, 'generated', name), 'utf8'),
    );
    expect(committed).toBe(generated);
  }
});
