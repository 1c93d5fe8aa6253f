import { CASE_IDS } from '../../../../src/sandbox/world/ids.js';
import { ALL_MEMBERS, type Answer, CASES, OPERATIONS, openSandbox } from '../client.js';

type Get = (path: string, headers?: Record<string, string>) => Promise<Answer>;

/** All pages, each nextLink followed as it is. */
async function pages(get: Get, first: string, headers?: Record<string, string>): Promise<Answer[]> {
  const answers = [await get(first, headers)];
  for (let next = nextLink(answers[0]); next !== undefined; next = nextLink(answers.at(-1))) {
    answers.push(await get(next, headers));
  }
  return answers;
}

const nextLink = (answer: Answer | undefined) => answer?.json['@odata.nextLink'] as string | undefined;

const PAGED = `${CASES}/${CASE_IDS.closedWithError}/operations`;

test('thirteen operations make three pages of at most five, each operation once', async () => {
  const { get, sandbox } = await openSandbox({ pageSize: 5 });
  const all = await pages(get, PAGED);
  expect(all.map((page) => page.value.length)).toEqual([5, 5, 3]);
  const ids = all.flatMap((page) => page.value.map((item) => item['id']));
  expect(ids).toEqual(sandbox.store.operations(CASE_IDS.closedWithError)?.map((item) => item['id']));
});

test('the operations of the main case make three pages of five', async () => {
  const { get } = await openSandbox({ pageSize: 5 });
  expect((await pages(get, OPERATIONS)).map((page) => page.value.length)).toEqual([5, 5, 5]);
});

test('a nextLink is absolute, on the own origin, with an opaque token', async () => {
  const { get, sandbox } = await openSandbox({ pageSize: 5 });
  expect(nextLink(await get(PAGED))).toMatch(new RegExp(`^${sandbox.url}${PAGED}\\?\\$skiptoken=[\\w-]+$`));
});

test('a caller that knows the sandbox by another name can follow its links', async () => {
  const { get, sandbox } = await openSandbox({ pageSize: 5, host: '0.0.0.0' });
  const name = sandbox.url.replace('0.0.0.0', '127.0.0.1');
  expect(nextLink(await get(name + PAGED))?.startsWith(`${name}/`)).toBe(true);
});

test('$top makes pages smaller and is kept in the nextLink', async () => {
  const { get } = await openSandbox({ pageSize: 5 });
  const all = await pages(get, `${PAGED}?$top=4`);
  expect(all.map((page) => page.value.length)).toEqual([4, 4, 4, 1]);
});

test('$top is clamped to the page size', async () => {
  const { get } = await openSandbox({ pageSize: 5 });
  expect((await get(`${PAGED}?%24top=500`)).value).toHaveLength(5);
});

test('$top=0 is an empty list that ends', async () => {
  const { get } = await openSandbox();
  const answer = await get(`${PAGED}?$top=0`);
  expect(answer.value).toEqual([]);
  expect(nextLink(answer)).toBeUndefined();
});

test.each(['$top=-1', '$top=five', '$top=', '$skiptoken=nonsense', '$skiptoken='])(
  '%s is a bad request',
  async (query) => {
    const { get } = await openSandbox();
    expect((await get(`${PAGED}?${query}`)).status).toBe(400);
  },
);

test('a list that fits has no nextLink', async () => {
  const { get } = await openSandbox({ pageSize: 13 });
  expect(nextLink(await get(PAGED))).toBeUndefined();
});

test('a nextLink does not remember the Prefer header', async () => {
  const { get } = await openSandbox({ pageSize: 6 });
  const next = nextLink(await get(OPERATIONS, ALL_MEMBERS)) ?? '';
  const actions = async (headers?: Record<string, string>) =>
    (await get(next, headers)).value.map((item) => item['action']);
  expect(await actions()).not.toContain('exportResult');
  expect(await actions(ALL_MEMBERS)).toContain('exportResult');
});

test('only the list of cases carries a count, of all pages', async () => {
  const { get } = await openSandbox({ pageSize: 2 });
  const all = await pages(get, CASES);
  expect(all.map((page) => page.json['@odata.count'])).toEqual([6, 6, 6]);
  expect((await get(PAGED)).json).not.toHaveProperty('@odata.count');
});

test('a case without operations has an empty list', async () => {
  const { get, sandbox } = await openSandbox();
  expect((await get(`${CASES}/${CASE_IDS.pendingDelete}/operations`)).json).toEqual({
    '@odata.context': `${sandbox.url}/v1.0/$metadata#security/cases/ediscoveryCases('${CASE_IDS.pendingDelete}')/operations`,
    value: [],
  });
});
