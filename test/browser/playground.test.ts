import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Response } from 'playwright-core';
import { seed } from '../../src/playground/example-ids.js';
import { examples } from '../../src/playground/examples.js';
import { type GuardedPage, launchBrowser, openGuardedPage } from './browser.js';
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

/** Opens the playground; `asked` receives the name of every operation that is sent. */
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

/** Waits for the names of the editors, which appear last. */
async function ready(page: Page) {
  await page.getByRole('textbox', { name: /^GraphQL operation/ }).waitFor({ state: 'attached' });
}

/** Waits for a string in the session storage. A function, because the policy forbids the evaluation of strings. */
function remembered(page: Page, key: string, text: string) {
  return page.waitForFunction(
    ([item = '', part = '']) => (globalThis as any).sessionStorage.getItem(item)?.includes(part),
    [key, text],
  );
}

/** Opens a tab of GraphiQL, which stores the content of the editor 100 ms after the last change. */
async function choose(page: Page, name: string) {
  await page.getByRole('tab', { name }).click();
  await remembered(page, 'graphiql:query', name);
}

/** A response other than that to the introspection query, which can arrive at any time. */
const isOperationResponse = (response: Response) =>
  response.request().method() === 'POST' &&
  response.request().postDataJSON().operationName !== 'IntrospectionQuery';

/** Runs the operation in the editor, and returns the request and the response. */
async function execute(page: Page) {
  const [response] = await Promise.all([
    page.waitForResponse(isOperationResponse),
    page.getByRole('button', { name: /^Execute query/ }).click(),
  ]);
  return { request: response.request(), status: response.status(), body: await response.json() };
}

const shown = (page: Page) => page.locator('.graphiql-response .view-lines');

/** No request to another origin, no violation of the policy, and no message in the console. */
function expectClean({ strangers, violations, errors }: GuardedPage) {
  expect({ strangers, violations, errors }).toEqual({ strangers: [], violations: [], errors: [] });
}

/** Rules of axe that elements of GraphiQL violate, with these elements. */
const pardoned: Readonly<Record<string, RegExp>> = {
  // Each tab is an element with the role of a tab around a button with the same role. No option changes that.
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

/** `SCREENSHOTS=docs` writes the picture of the documentation. */
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
  it('a query returns the result of a mutation', async () => {
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

  it('a rejected update shows its issues', async () => {
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

  it('the tabs run unchanged', async () => {
    const guarded = await open();
    const { page } = guarded;
    const found = examples(seed).map(({ query }) => /^(?:query|mutation) (\w+)/m.exec(query)?.[1]);
    const names = found.filter((name) => name !== undefined);
    expect([names.length, found.length]).toEqual([6, 7]);
    // Starts after the first tab, which is already open.
    for (const name of [...names.slice(1), 'UpdateOperation']) {
      await choose(page, name);
      const { request, status, body } = await execute(page);
      expect(request.postDataJSON()).toMatchObject({ operationName: name });
      expect({ name, status, errors: body.errors }).toEqual({ name, status: 200 });
    }
    expectClean(guarded);
    await guarded.close();
  });

  it('the tab of the subscription shows the present state, and each change at once', async () => {
    const guarded = await open(await start());
    const { page } = guarded;
    await choose(page, 'WatchOperation');
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await shown(page).getByText('"RUNNING"').waitFor();
    const query = `mutation { updateCaseOperation(input: { caseId: "${seed.caseId}", id: "${seed.running}", patch: { percentProgress: 63 } }) { userErrors { code } } }`;
    const response = await fetch(new URL('/graphql', page.url()), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(((await response.json()) as { data: any }).data.updateCaseOperation.userErrors).toEqual([]);
    await shown(page).getByText('63').waitFor();
    expectClean(guarded);
    await guarded.close();
  });

  it('the variables are open in a tab that has some', async () => {
    const guarded = await open();
    const { page } = guarded;
    const variables = page.locator('.graphiql-editor-tool').getByText('"first"');
    expect(await variables.isVisible()).toBe(false);
    await choose(page, 'PageThroughCases');
    await variables.waitFor();
    await choose(page, 'ReadOperation');
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await choose(page, 'UpdateManyOperations');
    await page.locator('.graphiql-editor-tool').getByText('"updates"').waitFor();
    await remembered(page, 'graphiql:variables', 'updates');
    await page.reload();
    await ready(page);
    await page.locator('.graphiql-editor-tool').getByText('"updates"').waitFor();
    expectClean(guarded);
    await guarded.close();
  });

  it('a screen of 390 pixels has room for the operation, its variables, its response and the documentation', async () => {
    const guarded = await open(url, { viewport: { width: 390, height: 844 } });
    const { page } = guarded;
    const widthOf = async (selector: string) => (await page.locator(selector).boundingBox())?.width ?? 0;
    const fits = async () => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      expect(await widthOf('.graphiql-query-editor .monaco-editor')).toBeGreaterThan(320);
      expect(await widthOf('.graphiql-response')).toBeGreaterThan(340);
    };
    await fits();
    await choose(page, 'PageThroughCases');
    await execute(page);
    await page.locator('.graphiql-editor-tool').getByText('"first"').waitFor();
    await shown(page).getByText('"Contoso v. Fabrikam"').scrollIntoViewIfNeeded();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Mutation' }).waitFor();
    expect(await widthOf('.graphiql-plugin')).toBeGreaterThan(320);
    await fits();
    expectClean(guarded);
    await guarded.close();
  });

  it('the documentation shows the descriptions of the schema', async () => {
    const guarded = await open();
    const { page } = guarded;
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Mutation' }).click();
    await page.getByText('PATCH /security/cases/ediscoveryCases/{caseId}/operations/{id}').first().waitFor();
    await page.getByRole('link', { name: 'UpdateCaseOperationInput' }).click();
    await page.getByText('The operation to change, and the changes.').waitFor();
    await expectAccessible(page);
    expectClean(guarded);
    await guarded.close();
  });

  it('a bearer token is kept in the session of its tab only', async () => {
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
    expect(await page.getByRole('tab').count()).toBe(7);
    const another = await page.context().newPage();
    await another.goto(url);
    await ready(another);
    expect(await (await execute(another)).request.headerValue('authorization')).toBeNull();
    expect(await another.evaluate('JSON.stringify(sessionStorage)')).not.toContain('no-role');
    expectClean(guarded);
    await guarded.close();
  });

  it.each(['light', 'dark'] as const)(
    'is accessible when it is %s, empty and with a response',
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

  it('the keyboard can skip the header, sees the focus and can leave the editor', async () => {
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
    await Promise.all([page.waitForResponse(isOperationResponse), page.keyboard.press('Control+Enter')]);
    await shown(page).getByText('"SUCCEEDED"').waitFor();
    await guarded.close();
  });

  it('without introspection the page explains it, does not request the schema, and still runs operations', async () => {
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

  it('the page of a real tenant shows a warning, requires a bearer token, and contains no ids', async () => {
    const sandbox = runProgram({ SANDBOX_PORT: '0' }, ['sandbox']);
    running.push(sandbox);
    const [, graph = ''] = await sandbox.waitFor(/Graph at (http:\/\/\S+)\. /);
    const address = await start({
      UPSTREAM: 'graph',
      PLAYGROUND: 'on',
      INTROSPECTION: 'on',
      AUTH_MODE: 'passthrough',
      GRAPH_BASE_URL: graph,
    });
    const guarded = await open(address);
    const { page } = guarded;
    await page.getByText('Real data').waitFor();
    await page.getByRole('tab', { name: 'ListCases', selected: true }).first().waitFor();
    const asked = (await execute(page)).request.postDataJSON();
    expect(asked.query.replace(/#.*/g, '').trim()).toMatch(/^query ListCases \{/);
    for (const name of ['UpdateOperation', 'RejectedUpdate', 'UpdateManyOperations']) {
      await choose(page, name);
      const { query, variables } = (await execute(page)).request.postDataJSON();
      const inputs = variables?.input.updates ?? [{ dryRun: /^ {4}dryRun: true$/m.test(query) }];
      expect(inputs.map(({ dryRun }: any) => dryRun)).toEqual(inputs.map(() => true));
    }
    const { requests } = (await (await fetch(`${graph}/_sandbox/journal`)).json()) as { requests: string[] };
    expect(requests).toEqual(['GET /beta/security/cases/ediscoveryCases']);
    await choose(page, 'ListCases');
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await page.locator('.graphiql-query-editor').getByText('YOUR-CASE-ID').waitFor();
    await page.locator('.graphiql-editor-tool').getByText('Bearer YOUR-TOKEN').waitFor();
    await expectAccessible(page);
    expectClean(guarded);
    await guarded.close();
  });

  it('PLAYGROUND=off disables the playground', async () => {
    const address = await start({ PLAYGROUND: 'off' });
    const guarded = await openGuardedPage(browser, [new URL(address).origin]);
    await guarded.page.goto(address);
    await guarded.page.getByText('Send GraphQL requests here by POST').waitFor();
    expect(await guarded.page.locator('script').count()).toBe(0);
    await guarded.close();
  });
});
