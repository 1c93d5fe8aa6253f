import { CASES, openSandbox, RUNNING } from '../client.js';

test('a request without a bearer token is rejected with a challenge and an error envelope', async () => {
  const { get } = await openSandbox();
  const response = await get(RUNNING, { authorization: '' });
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toContain('Bearer');
  expect(response.error.code).toBe('InvalidAuthenticationToken');
});

test('a scheme other than Bearer is rejected', async () => {
  const { get } = await openSandbox();
  expect((await get(RUNNING, { authorization: 'Basic c2FuZGJveA==' })).status).toBe(401);
});

test('any bearer token that is not empty is accepted', async () => {
  const { get } = await openSandbox();
  expect((await get(RUNNING, { authorization: 'bearer eyJ0eXAi.e30.x' })).status).toBe(200);
});

test('no-role returns 401 without a challenge, which does not indicate an expired token', async () => {
  const { get } = await openSandbox();
  const response = await get(RUNNING, { authorization: 'Bearer no-role' });
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBeNull();
  expect(response.error.code).toBe('Unauthorized');
});

test('the token forbidden returns 403', async () => {
  const { get } = await openSandbox();
  const response = await get(CASES, { authorization: 'Bearer forbidden' });
  expect([response.status, response.error.code]).toEqual([403, 'Forbidden']);
});

test('a token that starts with read-only allows reads and rejects writes', async () => {
  const { get, patch, sandbox } = await openSandbox();
  const headers = { authorization: 'Bearer read-only-anna' };
  expect((await get(RUNNING, headers)).status).toBe(200);
  expect((await patch(RUNNING, { percentProgress: 60 }, headers)).status).toBe(403);
  expect(sandbox.journal.entries.map((entry) => entry.applied)).toEqual([false, false]);
});

test('an error has both ids in headers and envelope, and a date without a zone', async () => {
  const { get } = await openSandbox({ now: () => Date.parse('2026-08-01T10:20:30.400Z') });
  const response = await get(`${CASES}/missing`, { 'client-request-id': 'my-id' });
  expect(response.error.innerError).toEqual({
    date: '2026-08-01T10:20:30',
    'request-id': response.headers.get('request-id'),
    'client-request-id': 'my-id',
  });
  expect(response.headers.get('client-request-id')).toBe('my-id');
  expect(response.headers.get('date')).toBe('Sat, 01 Aug 2026 10:20:30 GMT');
});

test('every response has a unique request-id and the diagnostic header', async () => {
  const { get } = await openSandbox();
  const [one, other] = [await get(CASES), await get(CASES)];
  expect(one.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(one.headers.get('request-id')).not.toBe(other.headers.get('request-id'));
  expect(one.headers.get('client-request-id')).toBe(one.headers.get('request-id'));
  expect(JSON.parse(one.headers.get('x-ms-ags-diagnostic') ?? '')).toHaveProperty('ServerInfo');
});
