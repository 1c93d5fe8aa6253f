import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Response } from 'playwright-core';
import { examples, seed } from '../../src/playground/examples.js';
import { type GuardedPage, launchBrowser, openGuardedPage } from '../testkit/browser.js';
import { type Program, runProgram } from '../testkit/process.js';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
const running: Program[] = [];
let url: string;

async function start(environment: Record<string, string> = {}) {
  const started = runProgram({ PORT: '0', ...environment });
  running.push(started);
  const [, address = ''] = await started.waitFor(/serves GraphQL at (http:\/\/\S+\/graphql)/);
  return address;
}

type Options = Parameters<typeof openGuardedPage>[2];

/** Opens the playground; `asked` gets the name of every operation that is sent. */
async function open(address = url, options: Options = {}, asked: string[] = []) {
  const guarded = await openGuardedPage(browser, [new URL(address).origin], options);
  guarded.page.on('request', (request) => {
    if (request.method() === 'POST') asked.push(request.postDataJSON().operationName);
  });
  guarded.page.setDefaultTimeout(15_000);
  await guarded.page.goto(address);
  await ready(guarded.page);
  return guarded;
}

/** The last thing that appears is the names of the editors. */
async function ready(page: Page) {
  await page.getByRole('textbox', { name: /^GraphQL operation/ }).waitFor({ state: 'attached' });
}

/** Waits for a text in the session storage. A function: the policy lets no text be evaluated in the page. */
function remembered(page: Page, key: string, text: string) {
  return page.waitForFunction(
    ([item = '', part = '']) => (globalThis as any).sessionStorage.getItem(item)?.includes(part),
    [key, text],
  );
}

/** Opens a tab of GraphiQL, which takes up what is in the editor a tenth of a second after the last change. */
async function choose(page: Page, name: string) {
  await page.getByRole('tab', { name }).click();
  await remembered(page, 'graphiql:query', name);
}

/** An answer to something else than the question for the schema, which may come at any time. */
const isAnswer = (response: Response) =>
  response.request().method() === 'POST' &&
  response.request().postDataJSON().operationName !== 'IntrospectionQuery';

/** Runs what is in the editor; answers with the request and with what the server said. */
async function execute(page: Page) {
  const [answer] = await Promise.all([
    page.waitForResponse(isAnswer),
    page.getByRole('button', { name: /^Execute query/ }).click(),
  ]);
  return { request: answer.request(), status: answer.status(), body: await answer.json() };
}

const shown = (page: Page) => page.locator('.graphiql-response .view-lines');

/** Nothing was asked of another origin, nothing refused by the policy, nothing told on the console. */
function expectClean({ strangers, violations, errors }: GuardedPage) {
  expect({ strangers, violations, errors }).toEqual({ strangers: [], violations: [], errors: [] });
}

/** Rules of axe that something of GraphiQL's breaks, with the elements that may. */
const pardoned: Readonly<Record<string, RegExp>> = {
  // Each tab is an element with the role of a tab around a button that has it, too. Nothing in its options changes that.
  'nested-interactive': /^<li aria-selected="(true|false)" role="tab" class="graphiql-tab/,
};

async function expectAccessible(page: Page) {
  await page.evaluate(axe);
  const violations: any[] = await page.evaluate('axe.run().then(({ violations }) => violations)');
  const grave = violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .flatMap(({ id, nodes }) => nodes.map((node: any) => [id, node.html, node.any[0]?.message]))
    .filter(([id, html]) => !pardoned[id]?.test(html));
  expect(grave).toEqual([]);
}

/** `SCREENSHOTS=docs` writes the picture of the documentation; a test run otherwise takes none. */
async function picture(page: Page) {
  const folder = process.env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: join(folder, 'playground.png'), animations: 'disabled' });
}

beforeAll(async () => {
  browser = await launchBrowser();
});
beforeEach(async () => {
  url = await start();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.end('SIGKILL')));
});
afterAll(() => browser.close());

describe('the playground', () => {
  it('runs a mutation and a query that sees what it did', async () => {
    const guarded = await open();
    const { page } = guarded;
    expect(await page.title()).toBe('Case Operations playground: Sandbox');
    expect((await execute(page)).body.data.updateCaseOperation.caseOperation).toMatchObject({
      status: 'SUCCEEDED',
    });
    await shown(page).getByText('"SUCCEEDED"').waitFor();
    await picture(page);
    await choose(page, 'PageThroughCases');
    expect((await execute(page)).body.data.ediscoveryCases.nodes).toHaveLength(2);
    await shown(page).getByText('"Contoso v. Fabrikam"').waitFor();
    expectClean(guarded);
    await guarded.close();
  });

  it('shows what is wrong with a rejected update', async () => {
    const guarded = await open();
    const { page } = guarded;
    await choose(page, 'RejectedUpdate');
    const { body } = await execute(page);
    expect(body.data.updateCaseOperation).toMatchObject({
      caseOperation: null,
      userErrors: [{ code: 'INVALID_INPUT', field: ['input', 'patch', 'percentProgress'] }],
    });
    await shown(page).getByText('"INVALID_INPUT"').waitFor();
    expectClean(guarded);
    await guarded.close();
  });

  it('has tabs that run as they are', async () => {
    const guarded = await open();
    const { page } = guarded;
    const names = examples(seed).map(({ query }) => /^(?:query|mutation) (\w+)/m.exec(query)?.[1] ?? '');
    expect(names).toHaveLength(6);
    // Not from the first one on: it is the one that is open.
    for (const name of [...names.slice(1), 'UpdateOperation']) {
      await choose(page, name);
      const { request, status, body } = await execute(page);
      expect(request.postDataJSON()).toMatchObject({ operationName: name });
      expect({ name, status, errors: body.errors }).toEqual({ name, status: 200 });
    }
    expectClean(guarded);
    await guarded.close();
  });

  it('documents the schema in our words', async () => {
    const guarded = await open();
    const { page } = guarded;
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Mutation' }).click();
    await page.getByText('PATCH /security/cases/ediscoveryCases/{caseId}/operations/{id}').first().waitFor();
    await page.getByRole('link', { name: 'UpdateCaseOperationInput' }).click();
    await page.getByText('Which operation to change, and how.').waitFor();
    await expectAccessible(page);
    expectClean(guarded);
    await guarded.close();
  });

  it('keeps a bearer in the session of its tab, and nowhere else', async () => {
    const guarded = await open();
    const { page } = guarded;
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await page.getByRole('textbox', { name: /^Request headers/ }).focus();
    await page.keyboard.insertText('{ "Authorization": "Bearer no-role" }');
    const answer = await execute(page);
    expect(await answer.request.headerValue('authorization')).toBe('Bearer no-role');
    expect(answer.body.data.updateCaseOperation.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    await remembered(page, 'graphiql:headers', 'Bearer no-role');
    await remembered(page, 'graphiql:tabState', 'Bearer no-role');
    expect(await page.evaluate('localStorage.length')).toBe(0);
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.reload();
    await ready(page);
    const again = await execute(page);
    expect(await again.request.headerValue('authorization')).toBe('Bearer no-role');
    expect(again.body.data.updateCaseOperation.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await page.getByRole('tab').count()).toBe(6);
    const another = await page.context().newPage();
    await another.goto(url);
    await ready(another);
    expect(await (await execute(another)).request.headerValue('authorization')).toBeNull();
    expect(await another.evaluate('JSON.stringify(sessionStorage)')).not.toContain('no-role');
    expectClean(guarded);
    await guarded.close();
  });

  it.each(['light', 'dark'] as const)(
    'is accessible when it is %s, empty and with an answer',
    async (colorScheme) => {
      const guarded = await open(url, { colorScheme });
      const { page } = guarded;
      await expectAccessible(page);
      await choose(page, 'PageThroughCases');
      await execute(page);
      await shown(page).getByText('"Contoso v. Fabrikam"').waitFor();
      await expectAccessible(page);
      await guarded.close();
    },
  );

  it('can be used from the keyboard: a way past the head, a visible focus, a way out of the editor', async () => {
    const guarded = await open();
    const { page } = guarded;
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the editors');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('playground');
    await page.keyboard.press('Tab');
    const outline = 'getComputedStyle(document.activeElement)';
    expect(await page.evaluate(`${outline}.outlineStyle + ' ' + ${outline}.outlineWidth`)).toBe('solid 2px');
    const editor = page.getByRole('textbox', { name: /^GraphQL operation/ });
    await editor.focus();
    await page.keyboard.press('Control+m');
    await page.keyboard.press('Tab');
    expect(await editor.evaluate((element) => element.matches(':focus'))).toBe(false);
    await editor.focus();
    await Promise.all([page.waitForResponse(isAnswer), page.keyboard.press('Control+Enter')]);
    await shown(page).getByText('"SUCCEEDED"').waitFor();
    await guarded.close();
  });

  it('says so where introspection is off, does not ask for the schema, and runs all the same', async () => {
    const address = await start({ INTROSPECTION: 'off' });
    const asked: string[] = [];
    const guarded = await open(address, {}, asked);
    const { page } = guarded;
    await page.getByText('Introspection is disabled on this server').waitFor();
    const { body } = await execute(page);
    expect(asked).toEqual(['UpdateOperation']);
    expect(body.errors).toBeUndefined();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await expectAccessible(page);
    expectClean(guarded);
    await guarded.close();
  });

  it('in front of a real tenant says that it is real, asks for a bearer, and has no ids to run by mistake', async () => {
    const address = await start({
      UPSTREAM: 'graph',
      PLAYGROUND: 'on',
      INTROSPECTION: 'on',
      AUTH_MODE: 'passthrough',
      GRAPH_BASE_URL: 'https://127.0.0.1:9',
    });
    const guarded = await open(address);
    const { page } = guarded;
    await page.getByText('Real data').waitFor();
    await page.locator('.graphiql-query-editor').getByText('YOUR-CASE-ID').waitFor();
    await page.locator('.graphiql-editor-tool').getByText('Bearer YOUR-TOKEN').waitFor();
    await expectAccessible(page);
    expectClean(guarded);
    await guarded.close();
  });

  it('is not there with PLAYGROUND=off', async () => {
    const address = await start({ PLAYGROUND: 'off' });
    const guarded = await openGuardedPage(browser, [new URL(address).origin]);
    await guarded.page.goto(address);
    await guarded.page.getByText('Send GraphQL requests here by POST').waitFor();
    expect(await guarded.page.locator('script').count()).toBe(0);
    await guarded.close();
  });
});
