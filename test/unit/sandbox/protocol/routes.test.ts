import { CASE_IDS, OPERATION_IDS } from '../../../../src/sandbox/world/ids.js';
import { CASES, OPERATIONS, openSandbox, RUNNING } from '../client.js';

test.each([
  RUNNING,
  `/beta/security/cases/ediscoveryCases/${CASE_IDS.main}/operations/${OPERATION_IDS.running}`,
  `${CASES}('${CASE_IDS.main}')/operations('${OPERATION_IDS.running}')`,
  `/v1.0/security/cases/ediscoverycases(${CASE_IDS.main})/operations(${OPERATION_IDS.running})`,
  `/V1.0/Security/CASES/EdiscoveryCases/${CASE_IDS.main}/OPERATIONS/${OPERATION_IDS.running}`,
  `${CASES}/%62${CASE_IDS.main.slice(1)}/operations(%27${OPERATION_IDS.running}%27)`,
  `${RUNNING}/`,
  `${RUNNING}?$select=id`,
])('%s is the running operation', async (path) => {
  const { get } = await openSandbox();
  expect((await get(path)).json['id']).toBe(OPERATION_IDS.running);
});

test('an id can contain a percent-encoded slash, quote or parenthesis', async () => {
  const { get, sandbox } = await openSandbox();
  const id = "a/b'(c)?";
  sandbox.store.putOperation(CASE_IDS.main, { id, status: 'running' });
  expect((await get(`${OPERATIONS}/${encodeURIComponent(id)}`)).json['id']).toBe(id);
  expect((await get(`${OPERATIONS}('${encodeURIComponent("a/b''(c)?")}')`)).json['id']).toBe(id);
});

test.each([
  ['/v1.0/security/cases/ediscoveryCases/x/searches', 'searches'],
  ['/v1.0/security/alerts', 'alerts'],
  ['/v1.0/users', 'users'],
  [`${RUNNING}/cancel`, 'cancel'],
  [`${OPERATIONS}/$count`, '$count'],
])('%s is an unknown segment', async (path, segment) => {
  const { get } = await openSandbox();
  const response = await get(path);
  expect(response.status).toBe(400);
  expect(response.error).toMatchObject({
    code: 'BadRequest',
    message: `Resource not found for the segment '${segment}'.`,
  });
});

test.each(['/v2.0/security/cases/ediscoveryCases', '/', `${CASES}/%E0%A4%A`])(
  '%s is a bad request',
  async (path) => {
    const { get } = await openSandbox();
    expect((await get(path)).status).toBe(400);
  },
);

test.each([
  `${CASES}/11111111-1111-1111-1111-111111111111`,
  `${CASES}/11111111-1111-1111-1111-111111111111/operations`,
  `${CASES}/${CASE_IDS.closed}/operations/${OPERATION_IDS.running}`,
  `${OPERATIONS}/${OPERATION_IDS.running.toUpperCase()}`,
])('%s is not found', async (path) => {
  const { get } = await openSandbox();
  const response = await get(path);
  expect([response.status, response.error.code]).toEqual([404, 'itemNotFound']);
});

test.each([
  ['DELETE', RUNNING],
  ['POST', OPERATIONS],
  ['PATCH', `${CASES}/${CASE_IDS.main}`],
  ['GET', '/v1.0/$batch'],
])('%s of %s returns 405', async (method, path) => {
  const { send } = await openSandbox();
  const response = await send(method, path);
  expect(response.status).toBe(405);
  expect(response.error.message).toBe('Specified HTTP method is not allowed for the request target.');
});

test('the sandbox listens on the host and port of its options', async () => {
  const { sandbox } = await openSandbox({ host: 'localhost' });
  expect(sandbox.url).toMatch(/^http:\/\/localhost:\d+$/);
  await expect(openSandbox({ port: Number(new URL(sandbox.url).port), host: 'localhost' })).rejects.toThrow(
    'EADDRINUSE',
  );
});
