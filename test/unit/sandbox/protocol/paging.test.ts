import type { SandboxOptions } from '../../../../src/sandbox/server.js';
import type { World } from '../../../../src/sandbox/world/seed.js';
import { seededCase, seededOperation, seededOperations } from '../../../testkit/worlds.js';
import { ALL_MEMBERS, type SandboxResponse, CASES, openSandbox } from '../client.js';

type Get = (path: string, headers?: Record<string, string>) => Promise<SandboxResponse>;

/** All pages, following each nextLink unchanged. */
async function pages(get: Get, first: string, headers?: Record<string, string>): Promise<SandboxResponse[]> {
  const responses = [await get(first, headers)];
  for (let next = nextLink(responses[0]); next !== undefined; next = nextLink(responses.at(-1))) {
    responses.push(await get(next, headers));
  }
  return responses;
}

const nextLink = (response: SandboxResponse | undefined) =>
  response?.json['@odata.nextLink'] as string | undefined;

const toOperations = (caseId: string) => `${CASES}/${caseId}/operations`;
const PAGED = toOperations('thirteen');

/** Independent of the demo world, which can grow. */
const world: World = () => [
  seededCase('thirteen', seededOperations(13)),
  seededCase('fifteen', seededOperations(15)),
  seededCase('actions', [
    ...seededOperations(6),
    seededOperation('export-result', { action: 'exportResult' }),
    seededOperation('purge', { action: 'purgeData' }),
  ]),
  seededCase('empty'),
  seededCase('empty-too'),
  seededCase('empty-as-well'),
];
const openPages = (options: SandboxOptions = {}) => openSandbox({ world, ...options });

test('thirteen operations make three pages of at most five, each operation once', async () => {
  const { get, sandbox } = await openPages({ pageSize: 5 });
  const all = await pages(get, PAGED);
  expect(all.map((page) => page.value.length)).toEqual([5, 5, 3]);
  const ids = all.flatMap((page) => page.value.map((item) => item['id']));
  expect(ids).toEqual(sandbox.store.operations('thirteen')?.map((item) => item['id']));
});

test('fifteen operations make three pages of five', async () => {
  const { get } = await openPages({ pageSize: 5 });
  expect((await pages(get, toOperations('fifteen'))).map((page) => page.value.length)).toEqual([5, 5, 5]);
});

test('a nextLink is absolute, on the origin of the sandbox, with an opaque token', async () => {
  const { get, sandbox } = await openPages({ pageSize: 5 });
  expect(nextLink(await get(PAGED))).toMatch(new RegExp(`^${sandbox.url}${PAGED}\\?\\$skiptoken=[\\w-]+$`));
});

test('a caller that uses another host name can follow the links', async () => {
  const { get, sandbox } = await openPages({ pageSize: 5, host: '0.0.0.0' });
  const name = sandbox.url.replace('0.0.0.0', '127.0.0.1');
  expect(nextLink(await get(name + PAGED))?.startsWith(`${name}/`)).toBe(true);
});

test('$top makes pages smaller and is kept in the nextLink', async () => {
  const { get } = await openPages({ pageSize: 5 });
  const all = await pages(get, `${PAGED}?$top=4`);
  expect(all.map((page) => page.value.length)).toEqual([4, 4, 4, 1]);
});

test('$top is clamped to the page size', async () => {
  const { get } = await openPages({ pageSize: 5 });
  expect((await get(`${PAGED}?%24top=500`)).value).toHaveLength(5);
});

test('$top=0 returns an empty list without a nextLink', async () => {
  const { get } = await openPages();
  const response = await get(`${PAGED}?$top=0`);
  expect(response.value).toEqual([]);
  expect(nextLink(response)).toBeUndefined();
});

test.each(['$top=-1', '$top=five', '$top=', '$skiptoken=nonsense', '$skiptoken='])(
  '%s is a bad request',
  async (query) => {
    const { get } = await openPages();
    expect((await get(`${PAGED}?${query}`)).status).toBe(400);
  },
);

test('a list that fits has no nextLink', async () => {
  const { get } = await openPages({ pageSize: 13 });
  expect(nextLink(await get(PAGED))).toBeUndefined();
});

test('a nextLink does not preserve the Prefer header', async () => {
  const { get } = await openPages({ pageSize: 6 });
  const next = nextLink(await get(toOperations('actions'), ALL_MEMBERS)) ?? '';
  const actions = async (headers?: Record<string, string>) =>
    (await get(next, headers)).value.map((item) => item['action']);
  expect(await actions()).not.toContain('exportResult');
  expect(await actions(ALL_MEMBERS)).toContain('exportResult');
});

test('only the list of cases has a count, which includes all pages', async () => {
  const { get } = await openPages({ pageSize: 2 });
  const all = await pages(get, CASES);
  expect(all.map((page) => page.json['@odata.count'])).toEqual([6, 6, 6]);
  expect((await get(PAGED)).json).not.toHaveProperty('@odata.count');
});

test('a case without operations has an empty list', async () => {
  const { get, sandbox } = await openPages();
  expect((await get(toOperations('empty'))).json).toEqual({
    '@odata.context': `${sandbox.url}/v1.0/$metadata#security/cases/ediscoveryCases('empty')/operations`,
    value: [],
  });
});
