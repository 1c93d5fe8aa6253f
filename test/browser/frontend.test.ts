import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { CASE_IDS, OPERATION_IDS } from '../../src/sandbox/world/ids.js';
import { type GuardedPage, launchBrowser, openGuardedPage } from './browser.js';
import { runProgram } from '../testkit/process.js';
import { buildFrontend, devServer, startFrontend } from './frontend-stage.js';

jest.setTimeout(60_000);

type Stage = Awaited<ReturnType<typeof startFrontend>>;

let browser: Browser;
let stage: Stage;
let built: Awaited<ReturnType<typeof buildFrontend>>;
let guarded: GuardedPage | undefined;
let page: Page;

const ADMIN = { authorization: 'Bearer another-client', 'content-type': 'application/json' };

/** Opens the application in a new tab, with this token, and counts layout shifts from the start. */
async function open(hash: string, token = 'sandbox', options: Parameters<typeof openGuardedPage>[2] = {}) {
  await guarded?.close();
  guarded = await openGuardedPage(browser, [stage.url], {
    viewport: { width: 1280, height: 1000 },
    timezoneId: 'UTC',
    ...options,
  });
  page = guarded.page;
  page.setDefaultTimeout(15_000);
  if (token) await page.addInitScript(`sessionStorage.setItem('bearer', ${JSON.stringify(token)})`);
  await page.addInitScript(`
    window.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  `);
  await page.goto(`${stage.url}/${hash}`);
}

const caseHash = (id: string = CASE_IDS.main) => `#/cases/${id}`;
const operationHash = (id: string) => `${caseHash()}/operations/${id}`;

async function openOperation(id: string, token?: string, options?: Parameters<typeof openGuardedPage>[2]) {
  await open(operationHash(id), token, options);
  await page.getByRole('heading', { name: 'Change' }).waitFor();
}

/** The three-state field of a property. */
const field = (label: string) => page.getByRole('group', { name: label, exact: true });
const choose = (label: string, intent: 'Unchanged' | 'Clear' | 'Set') =>
  field(label).getByRole('radio', { name: intent }).check();
/** A list of choices above the table. */
const choice = (name: string) => page.getByRole('combobox', { name, exact: true });
const save = () => page.getByRole('button', { name: 'Save the change' }).click();
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const outcome = () => page.locator('form.update [role=status]');
const headStatus = () => page.locator('.page-heading .badge');
const focused = () => page.evaluate('document.activeElement.textContent');
const seesText = (text: string | RegExp) => page.getByText(text).first().waitFor();

async function patches() {
  return (await stage.journal()).filter(({ method }) => method === 'PATCH');
}

/** Lets the application ask for shorter pages: no case of the sandbox has more than fifty operations. */
async function shortenPages(first: number) {
  await page.route('**/graphql', async (route) => {
    const body = route.request().postDataJSON();
    if (body.variables?.first === undefined) return route.continue();
    const variables = { ...body.variables, first };
    return route.continue({ postData: JSON.stringify({ ...body, variables }) });
  });
}

/** Runs before the first request of the page. */
async function openInPages(hash: string, first: number) {
  await open('#/elsewhere');
  await shortenPages(first);
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
}

/** Replaces the response to the mutation: codes that a later server returns. */
async function answerUpdate(payload: object) {
  await page.route('**/graphql', (route) =>
    route.request().postDataJSON().operationName === 'UpdateOperation'
      ? route.fulfill({
          json: { data: { updateCaseOperation: { __typename: 'UpdateCaseOperationPayload', ...payload } } },
        })
      : route.continue(),
  );
}

const userError = (code: string, message: string, field: readonly string[] | null = null) => ({
  __typename: 'CaseOperationUserError',
  code,
  message,
  field,
  retryAfterSeconds: null,
  requestId: null,
  clientRequestId: null,
});

/** The contrast of an element's text. axe does not measure disabled controls, and these have a message. */
async function contrastOf(selector: string): Promise<number> {
  return page.locator(selector).evaluate((element: any) => {
    const { getComputedStyle, OffscreenCanvas } = globalThis as any;
    const toLuminance = (colour: string) => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((value: number) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    const { color, backgroundColor } = getComputedStyle(element);
    const [low = 0, high = 0] = [toLuminance(color), toLuminance(backgroundColor)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  });
}

/** A change by another client, without this server. */
async function changeAtGraph(id: string, body: object) {
  const path = `${stage.graph}/beta/security/cases/ediscoveryCases/${CASE_IDS.main}/operations/${id}`;
  const response = await fetch(path, { method: 'PATCH', headers: ADMIN, body: JSON.stringify(body) });
  expect(response.status).toBe(200);
}

async function expectAccessible() {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const violations: any[] = await page.evaluate('axe.run().then(({ violations }) => violations)');
  const grave = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
  expect(grave.map(({ id, nodes }) => [id, ...nodes.map(({ html }: any) => html)])).toEqual([]);
}

/** `SCREENSHOTS=docs` writes the pictures of the documentation; a test run otherwise takes none. */
async function picture(name: string) {
  const folder = process.env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: join(folder, `frontend-${name}.png`), animations: 'disabled' });
}

beforeAll(async () => {
  // The journeys use a build for development, because only that one warns on the console.
  built = await buildFrontend('development');
  // A short deadline: errors with a longer wait are returned immediately.
  [browser, stage] = await Promise.all([
    launchBrowser(),
    // An update of unknown outcome holds back the next one of its operation as long as a request may take.
    startFrontend(built.folder, { REQUEST_TIMEOUT_MS: '3000', GRAPH_TIMEOUT_MS: '2000' }),
  ]);
});

afterEach(async () => {
  expect(guarded?.strangers).toEqual([]);
  expect(guarded?.errors.filter((error) => !error.includes('Failed to load resource'))).toEqual([]);
  expect(guarded?.warnings).toEqual([]);
  await stage.reset();
});

afterAll(async () => {
  await guarded?.close();
  await browser.close();
  await stage.stop();
});

describe('reading', () => {
  test('a caller without a token is asked to sign in and can do so', async () => {
    await open('', '');
    await seesText('Sign-in required');
    await page.getByLabel('Token').fill('sandbox');
    await page.getByRole('button', { name: 'Use', exact: true }).click();
    await page.getByRole('link', { name: 'Contoso v. Fabrikam' }).waitFor();
    expect(await page.evaluate('sessionStorage.getItem("bearer")')).toBe('sandbox');
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('sandbox');
    expect(page.url()).not.toContain('sandbox');
  });

  test('the links lead from the cases to an operation and back', async () => {
    await open('');
    await page.getByRole('link', { name: 'Contoso v. Fabrikam' }).waitFor();
    await picture('cases');
    expect(await page.locator('.case-card').count()).toBe(6);
    await page.getByRole('link', { name: 'Contoso v. Fabrikam' }).click();
    await heading('Contoso v. Fabrikam');
    await page.getByRole('link', { name: 'Add to review set' }).click();
    await heading('Add to review set');
    await page.goBack();
    await heading('Contoso v. Fabrikam');
    await page.goBack();
    await heading('Cases');
    expect(await page.title()).toBe('Cases · Case Operations');
  });

  test('a list of operations is loaded in pages of fifty', async () => {
    await open(caseHash(CASE_IDS.closedWithError));
    await seesText('13 operations in total.');
    expect(await page.locator('tbody tr').count()).toBe(13);
    expect(await page.getByRole('button', { name: 'Load more' }).count()).toBe(0);
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.postDataJSON()?.operationName === 'CaseOperations'),
      page.getByRole('button', { name: 'Refresh' }).click(),
    ]);
    expect(request.postDataJSON().variables).toMatchObject({ first: 50 });
  });

  test('a long list comes in pages, with the number of all operations and the focus on what is there', async () => {
    await openInPages(caseHash(CASE_IDS.closedWithError), 10);
    await seesText('10 of 13 operations shown.');
    await page.getByRole('button', { name: 'Load more' }).click();
    await seesText('13 operations in total.');
    expect(await page.locator('tbody tr').count()).toBe(13);
    expect(await page.getByRole('button', { name: 'Load more' }).count()).toBe(0);
    expect(await focused()).toBe('13 operations in total.');
  });

  test('cases, of which nobody knows the number, show how many there are so far', async () => {
    await openInPages('#/', 4);
    await seesText('4 cases shown, more available.');
    await page.getByRole('button', { name: 'Load more' }).click();
    await seesText('6 cases in total.');
  });

  test('the order of the operations is chosen, is part of the address, and outlasts the filters', async () => {
    await open(caseHash(CASE_IDS.closedWithError));
    const times = async () =>
      (await page
        .locator('tbody td:nth-of-type(3) time')
        .evaluateAll((all: any[]) => all.map(({ dateTime }) => dateTime))) as string[];
    await seesText('13 operations in total.');
    const newestFirst = await times();
    expect(newestFirst).toEqual(newestFirst.toSorted().reverse());
    await choice('Order').selectOption('Oldest first');
    await page.locator('th[aria-sort=ascending]').getByText('Started').waitFor();
    await page.locator('[aria-busy=false]').waitFor();
    expect(await times()).toEqual(newestFirst.toReversed());
    await choice('Order').selectOption('By status, failed first');
    await page.locator('th[aria-sort=descending]').getByText('Status').waitFor();
    await page.locator('tbody tr').first().getByText('Failed').waitFor();
    await choice('Status').selectOption('SUCCEEDED');
    await seesText('12 operations in total.');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await seesText('13 operations in total.');
    expect(page.url()).toContain('order=status-reversed');
    await page.reload();
    await page.locator('th[aria-sort=descending]').getByText('Status').waitFor();
  });

  test('an operation that ended without a date says so; one that runs has not ended yet', async () => {
    await openOperation(OPERATION_IDS.running);
    const ended = (text: string) =>
      page.locator('.descriptions > div', { hasText: 'Ended' }).getByText(text, { exact: true });
    await ended('not yet').waitFor();
    await changeAtGraph(OPERATION_IDS.running, { status: 'failed', completedDateTime: null });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await ended('not recorded').waitFor();
    await page.getByRole('link', { name: 'Operations of the case' }).click();
    await page
      .getByRole('row', { name: /Add to review set/ })
      .first()
      .getByText('not recorded')
      .waitFor();
    // Neither running nor ended, as far as this version knows.
    await openOperation(OPERATION_IDS.future);
    await ended('unknown').waitFor();
  });

  test('an operation that runs is live, in its page and in its case: a change by another client appears', async () => {
    const change = async (percentProgress: number) => {
      const query =
        'mutation ($input: UpdateCaseOperationInput!) { updateCaseOperation(input: $input) { userErrors { code } } }';
      const input = { caseId: CASE_IDS.main, id: OPERATION_IDS.running, patch: { percentProgress } };
      // The token of the page: in passthrough nothing is shared with others.
      const headers = { 'content-type': 'application/json', authorization: 'Bearer sandbox' };
      const body = JSON.stringify({ query, variables: { input } });
      const response = await fetch(stage.graphql, { method: 'POST', headers, body });
      expect((await response.json()).data.updateCaseOperation.userErrors).toEqual([]);
    };
    await openOperation(OPERATION_IDS.running);
    await page
      .locator('.live')
      .getByText(/^Live, as of \d\d:\d\d:\d\d$/)
      .waitFor();
    await change(57);
    await page.locator('.progress-text').getByText('57 %').first().waitFor();
    await page.getByRole('link', { name: 'Operations of the case' }).click();
    await page.locator('.live').getByText('Live').waitFor();
    await change(58);
    await page.locator('tbody').getByText('58 %').waitFor();
    // One read of the operation and one of the list; each change is one PATCH.
    const reads = (await stage.journal()).filter(({ method }) => method === 'GET');
    expect(reads.filter(({ path }) => /operations\/|operations$/.test(path))).toHaveLength(2);
  });

  test('the loaded pages remain when the next page fails', async () => {
    await openInPages(caseHash(CASE_IDS.closedWithError), 10);
    await seesText('10 of 13 operations shown.');
    await stage.fault({ kind: 'status', status: 403, method: 'GET' });
    await page.getByRole('button', { name: 'Load more' }).click();
    await seesText('Access denied');
    expect(await page.locator('tbody tr').count()).toBe(10);
    await page.getByRole('button', { name: 'Try again' }).click();
    await seesText('13 operations in total.');
  });

  test('the filters are part of the address, and a filter without a match is explained', async () => {
    await open(caseHash());
    await seesText('15 operations in total.');
    await picture('case');
    await choice('Status').selectOption('SUCCEEDED');
    await page.locator('tbody').getByText('Failed').first().waitFor({ state: 'detached' });
    expect(new Set(await page.locator('tbody .badge').allTextContents())).toEqual(new Set(['Succeeded']));
    await choice('Kind').selectOption('EXPORT');
    await seesText('No operation matches these filters.');
    await choice('Status').selectOption('Any');
    await page.getByRole('link', { name: 'Content export' }).waitFor();
    await choice('Kind').selectOption('Any');
    await choice('Action').selectOption('PURGE_DATA');
    await seesText('1 operation in total.');
    expect(page.url()).toContain('action=PURGE_DATA');
    await page.reload();
    await seesText('1 operation in total.');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await seesText('15 operations in total.');
  });

  test('an empty case and a missing page are explained', async () => {
    await open(caseHash(CASE_IDS.pendingDelete));
    await seesText('No operation has been started in this case.');
    await open(caseHash('00000000-0000-4000-8000-000000000000'));
    await seesText('Case not found');
    await open(operationHash('00000000000040008000000000000000'));
    await seesText('Operation not found');
    await open('#/elsewhere');
    await heading('Page not found');
  });

  test.each([
    [
      OPERATION_IDS.running,
      ['All versions', 'Message conversation expansion', 'Search hits', '10 latest', 'Latest'],
    ],
    [
      OPERATION_IDS.estimate,
      ['2,147,483,648', '8 PiB', '85 MiB', '37', 'Include refiners', 'Items_0.csv', '5 GiB'],
    ],
    [
      OPERATION_IDS.export,
      [
        'Contoso export 1',
        'Original files',
        'MSG',
        'PSTs.001.zip',
        '70 GiB',
        '3 items could not be exported.',
        'code 200, subcode 3',
      ],
    ],
    [
      OPERATION_IDS.exportResult,
      ['Results of “Q3 pricing”', 'PST', 'HTML transcripts', '100 latest', 'Responsive locations'],
    ],
    [OPERATION_IDS.purge, ['PurgeReport.csv', '0 B', 'Purge data']],
    [OPERATION_IDS.holdPolicySync, ['Hold policy sync', 'Submission failed', 'code -2147483648']],
    [OPERATION_IDS.untyped, ['This kind of operation has no details.']],
    [OPERATION_IDS.sparse, ['Operation without an action', 'no status']],
    [
      OPERATION_IDS.future,
      ['quantumSweep', 'paused', '#microsoft.graph.security.ediscoveryQuantumSweepOperation'],
    ],
  ])('the details of %s are shown in words', async (id, expected) => {
    await openOperation(id);
    const shown = await page.locator('main').innerText();
    for (const part of expected) expect(shown).toContain(part);
  });

  test('a date and a size are readable, and their titles have the exact values', async () => {
    await openOperation(OPERATION_IDS.estimate);
    const started = page.locator('.descriptions time').first();
    expect(await started.innerText()).toMatch(/^\d{1,2} \w{3,4} \d{4}, \d\d:\d\d UTC$/);
    expect(await started.getAttribute('title')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.45Z$/);
    await page.getByTitle('9,007,199,254,740,993 bytes').waitFor();
    const [zone, other] = ['UTC', 'America/New_York'];
    for (const timezoneId of [zone, other]) {
      await open(caseHash(), 'sandbox', { timezoneId });
      await seesText(/operations in total/);
      const shown = await page.locator('time').allTextContents();
      expect(shown.length).toBeGreaterThan(10);
      for (const text of shown) expect(text).toMatch(timezoneId === zone ? / UTC$/ : / GMT-[45]$/);
    }
  });

  test('a caller without access to a case sees the reason', async () => {
    await open('', 'forbidden');
    await seesText('Access denied');
    await seesText(/eDiscovery Manager/);
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  });

  test('an HTTP error and a response that is not GraphQL are shown', async () => {
    const limited = {
      message: 'Too many requests.',
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 2 },
    };
    await open(caseHash());
    await seesText('15 operations in total.');
    await page.route('**/graphql', (route) => route.fulfill({ status: 429, json: { errors: [limited] } }));
    await page.getByRole('button', { name: 'Refresh' }).click();
    await seesText('Too many requests.');
    await page.getByRole('timer').waitFor();
    await page.unroute('**/graphql');
    await page.route('**/graphql', (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }));
    await page.getByRole('button', { name: 'Try again' }).click();
    await seesText('No response from the server');
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await seesText('15 operations in total.');
  });

  test('a page that was read costs no request until Refresh', async () => {
    await openOperation(OPERATION_IDS.tag);
    await page.getByRole('link', { name: 'Operations of the case' }).click();
    await heading('Contoso v. Fabrikam');
    await seesText('15 operations in total.');
    const before = (await stage.journal()).length;
    await page.goBack();
    await heading('Apply tags');
    expect((await stage.journal()).length).toBe(before);
    await changeAtGraph(OPERATION_IDS.tag, { status: 'failed' });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await headStatus().getByText('Failed').waitFor();
  });
});

describe('updating', () => {
  test('the states unchanged, clear and set are sent as absent, null and a value', async () => {
    await openOperation(OPERATION_IDS.export);
    await choose('Status', 'Set');
    await field('Status').getByLabel('New value').selectOption('SUCCEEDED');
    await choose('Result', 'Clear');
    await field('Result').getByText('code 200, subcode 3, 3 items could not be exported.').waitFor();
    await choose('Progress in percent', 'Set');
    await field('Progress in percent').getByLabel('New value').fill('99');
    await page.getByText('Patch preview').click();
    await seesText('"resultInfo": null');
    await save();
    await outcome().getByText('Saved.').waitFor();
    await headStatus().getByText('Succeeded').waitFor();
    const [sent, ...others] = await patches();
    expect(others).toEqual([]);
    expect(sent!.body).toEqual({
      '@odata.type': expect.any(String),
      status: 'succeeded',
      resultInfo: null,
      percentProgress: 99,
    });
    // The form starts again with the current values.
    await field('Progress in percent').getByText('stays 99 %').waitFor();
  });

  test('actors and dates are sent as they were entered', async () => {
    await openOperation(OPERATION_IDS.hold);
    await choose('Started by', 'Set');
    await field('Started by').getByLabel('Name', { exact: true }).fill('Adele Vance');
    await choose('Started', 'Set');
    await field('Started').getByLabel('New value').fill('2026-08-31T13:45:00.1234567+02:00');
    await choose('Ended', 'Set');
    await field('Ended').getByRole('button', { name: 'Now' }).click();
    await save();
    await outcome().getByText('Saved.').waitFor();
    const [sent] = await patches();
    expect(sent!.body.createdBy).toMatchObject({ user: { displayName: 'Adele Vance' } });
    expect(sent!.body.createdDateTime).toBe('2026-08-31T13:45:00.1234567+02:00');
    expect(sent!.body.completedDateTime).toMatch(/Z$/);
  });

  test('a change is shown immediately, and reverted when the tenant rejects it', async () => {
    await openOperation(OPERATION_IDS.hold);
    await stage.setPatchStatus(405);
    await stage.fault({ kind: 'slow', ms: 1000, method: 'PATCH' });
    await choose('Status', 'Set');
    await field('Status').getByLabel('New value').selectOption('SUCCEEDED');
    await save();
    await headStatus().getByText('Succeeded').waitFor();
    await page.locator('.page-heading').getByText('not yet saved').waitFor();
    // The heading and the row of the status, nothing else.
    expect(await page.getByText('not yet saved').count()).toBe(2);
    await page.getByRole('button', { name: 'Saving…' }).waitFor();
    await outcome().getByText('This tenant does not support changing operations').waitFor();
    await outcome()
      .getByText(/Reading and listing cases and operations still work/)
      .waitFor();
    await headStatus().getByText('Failed').waitFor();
    expect(await outcome().getByRole('button', { name: 'Try again' }).count()).toBe(0);
    expect(await page.getByText('not yet saved').count()).toBe(0);
  });

  test('a list shows that a value is not yet saved, too', async () => {
    await openOperation(OPERATION_IDS.hold);
    await stage.fault({ kind: 'slow', ms: 1500, method: 'PATCH' });
    await choose('Progress in percent', 'Set');
    await field('Progress in percent').getByLabel('New value').fill('99');
    await save();
    await page.getByRole('link', { name: 'Operations of the case' }).click();
    const row = page.locator('tbody tr', { hasText: '99 %' });
    await row.getByText('not yet saved').waitFor();
    await row.getByText('not yet saved').waitFor({ state: 'detached' });
    await row.getByText('99 %').waitFor();
  });

  test('an enum value that this version does not know stays as it is, and is shown as it is', async () => {
    await openOperation(OPERATION_IDS.future);
    await field('Status').getByText('stays paused').waitFor();
    await field('Action').getByText('stays quantumSweep').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/unknown.?future/i);
    await choose('Action', 'Clear');
    await field('Action').locator('del').getByText('quantumSweep').waitFor();
    await choose('Action', 'Unchanged');
    await choose('Status', 'Set');
    expect(await field('Status').getByRole('option').allTextContents()).not.toContain('Unknown future value');
    await choose('Status', 'Unchanged');
    await choose('Progress in percent', 'Set');
    await field('Progress in percent').getByLabel('New value').fill('7');
    await changeAtGraph(OPERATION_IDS.future, { percentProgress: 5 });
    await save();
    // The comparison shows it in the same way.
    const status = outcome().getByRole('row', { name: /Status/ });
    await status.waitFor();
    expect(await status.getByRole('cell').allTextContents()).toEqual(['paused', 'paused', 'unchanged']);
    await outcome().getByRole('button', { name: 'Continue with the current values' }).click();
    expect(await focused()).toBe('Save the change');
    await save();
    await outcome().getByText('Saved.').waitFor();
    const [, sent] = await patches();
    expect(sent!.body).toEqual({ '@odata.type': expect.any(String), percentProgress: 7 });
    await headStatus().getByText('paused').waitFor();
  });

  test.each(['light', 'dark'] as const)(
    'what happens can be read while it happens, in %s',
    async (colorScheme) => {
      await openOperation(OPERATION_IDS.hold, 'sandbox', { colorScheme });
      await stage.fault({ kind: 'slow', ms: 1500, method: 'PATCH' });
      await choose('Status', 'Set');
      // The pointer stays on the button.
      await save();
      await page.getByRole('button', { name: 'Saving…' }).waitFor();
      expect(await contrastOf('button[type=submit].button:has-text("Saving…")')).toBeGreaterThanOrEqual(4.5);
      expect(await contrastOf('.refresh')).toBeGreaterThanOrEqual(4.5);
      await expectAccessible();
      await outcome().getByText('Saved.').waitFor();
      expect(
        await contrastOf('button[type=submit].button:has-text("Save the change")'),
      ).toBeGreaterThanOrEqual(4.5);
      await expectAccessible();
      await open(caseHash(), 'sandbox', { colorScheme });
      await seesText(/operations in total/);
      await stage.fault({ kind: 'slow', ms: 2500, method: 'GET' });
      await choice('Status').selectOption('SUCCEEDED');
      await page.locator('[aria-busy=true]').waitFor();
      await expectAccessible();
    },
  );

  test('the focus moves to the outcome of a change that was saved by keyboard', async () => {
    await openOperation(OPERATION_IDS.hold);
    await choose('Progress in percent', 'Set');
    await field('Progress in percent').getByLabel('New value').fill('81');
    await page.keyboard.press('Enter');
    await outcome().getByText('Saved.').waitFor();
    expect(await focused()).toBe('Saved.');
    await choose('Progress in percent', 'Set');
    await stage.fault({ kind: 'status', status: 403, method: 'PATCH' });
    await page.getByRole('button', { name: 'Save the change' }).focus();
    await page.keyboard.press('Space');
    await outcome().getByText('Not saved: no permission to change this operation').waitFor();
    expect(await focused()).toContain('Not saved: no permission');
  });

  test('a change that was accepted but is not shown names each property and what was read', async () => {
    await openOperation(OPERATION_IDS.hold);
    const errors = [
      userError('NOT_REFLECTED', 'percentProgress was accepted, but has another value.', [
        'input',
        'patch',
        'percentProgress',
      ]),
      userError('NOT_REFLECTED', 'The status was accepted, but has another value.', [
        'input',
        'patch',
        'status',
      ]),
    ];
    await choose('Status', 'Set');
    await choose('Progress in percent', 'Set');
    await field('Progress in percent').getByLabel('New value').fill('81');
    await answerUpdate({ caseOperation: null, plannedRequest: null, userErrors: errors });
    await save();
    await outcome().getByText('Accepted, but not shown by Microsoft Graph').waitFor();
    await outcome()
      .getByText('Progress in percent: Progress in percent was accepted, but has another value.')
      .waitFor();
    await outcome().getByText('Status: The status was accepted').waitFor();
    expect(
      await outcome()
        .getByText(/Not saved|^Saved/)
        .count(),
    ).toBe(0);
    await outcome().getByRole('button', { name: 'Check again' }).click();
    const row = outcome().getByRole('row', { name: /Progress in percent/ });
    await row.getByText('40 %').waitFor();
    expect(await row.getByRole('cell').allTextContents()).toEqual(['81 %', '40 %']);
    await expectAccessible();
  });

  test.each([
    ['alone', [userError('TOO_NEW', 'A later server knows more.')]],
    [
      'after one that is known',
      [userError('THROTTLED', 'The quota is used up.'), userError('TOO_NEW', 'A later server knows more.')],
    ],
    ['with the name of a method', [userError('toString', 'A later server knows more.')]],
  ])('a code that this version does not know is an error with its message: %s', async (_, errors) => {
    await openOperation(OPERATION_IDS.hold);
    await choose('Status', 'Set');
    await answerUpdate({ caseOperation: null, plannedRequest: null, userErrors: errors });
    await save();
    await outcome().getByText('The server reported an error that this version does not know').waitFor();
    for (const { message } of errors) await outcome().getByText(message).waitFor();
    expect(
      await outcome()
        .getByText(/Saved|Not saved/)
        .count(),
    ).toBe(0);
    await headStatus().getByText('Failed').waitFor();
    await outcome().getByRole('button', { name: 'Check again' }).waitFor();
  });

  test('messages have the labels of the form, also those of parts for which it has no input', async () => {
    await openOperation(OPERATION_IDS.hold);
    await choose('Result', 'Set');
    await field('Result').getByLabel('Message').fill('x');
    await choose('Started by', 'Set');
    await choose('Ended', 'Set');
    await save();
    await outcome().getByText('Not saved: correct the marked fields').waitFor();
    const told = await outcome().innerText();
    for (const text of [
      'Result, Code: Result must contain Code',
      'Result, Subcode: Result must contain Subcode',
      'To clear Result, choose Clear.',
      'Started by, User: User must contain at least one of Id, Name or Sign-in name.',
      'Ended: Expected a date-time',
    ]) {
      expect(told).toContain(text);
    }
    expect(await page.locator('form.update').innerText()).not.toMatch(
      /resultInfo|createdBy|identityId|DateTime/,
    );
    await answerUpdate({
      caseOperation: null,
      plannedRequest: null,
      userErrors: [
        userError('INVALID_INPUT', 'No such part.', ['input', 'patch', 'createdBy', 'user', 'shoeSize']),
        userError('INVALID_INPUT', 'Nothing to change.', ['input', 'patch']),
        userError('INVALID_INPUT', 'Not a date.', ['input', 'expect', 'completedDateTime']),
        userError('INVALID_INPUT', 'No such case.', ['input', 'caseId']),
      ],
    });
    await save();
    for (const text of [
      'Started by, User, shoeSize: No such part.',
      'Nothing to change.',
      'Ended, expected value: Not a date.',
      /case.?id: No such case\./i,
    ]) {
      await outcome().getByText(text).waitFor();
    }
  });

  test('an issue is shown at its field, and the first one gets the focus', async () => {
    await openOperation(OPERATION_IDS.hold);
    await choose('Progress in percent', 'Set');
    await field('Progress in percent').getByLabel('New value').fill('101');
    await choose('Result', 'Set');
    await field('Result').getByLabel('Message').fill('Looked at by counsel');
    await choose('Ended', 'Set');
    await field('Ended').getByLabel('New value').fill('yesterday');
    await choose('Started by', 'Set');
    await save();
    await outcome().getByText('Not saved: correct the marked fields').waitFor();
    await field('Progress in percent').getByText('Expected a percentage of 0 to 100, got 101.').waitFor();
    await field('Result')
      .getByText(/Result must contain Code/)
      .waitFor();
    await field('Result')
      .getByText(/Result must contain Subcode/)
      .waitFor();
    await field('Ended')
      .getByText(/Expected a date-time/)
      .waitFor();
    await field('Started by')
      .getByText(/User must contain at least one/)
      .waitFor();
    expect(await page.evaluate('document.activeElement.value')).toBe('101');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-invalid")')).toBe('true');
    await page.evaluate('scrollTo(0, 0)');
    await picture('form-errors');
    await expectAccessible();
    expect(await patches()).toEqual([]);
  });

  test('an invalid number is not sent', async () => {
    await openOperation(OPERATION_IDS.hold);
    await choose('Progress in percent', 'Set');
    await field('Progress in percent').getByLabel('New value').fill('');
    await choose('Result', 'Set');
    await field('Result').getByLabel('Code', { exact: true }).fill('none');
    const before = (await stage.journal()).length;
    await save();
    await field('Progress in percent').getByText('Enter a whole number.').waitFor();
    await field('Result').getByText('Enter a whole number.').waitFor();
    expect((await stage.journal()).length).toBe(before);
  });

  test('a throttled update shows the time until the next attempt', async () => {
    await openOperation(OPERATION_IDS.hold);
    await stage.fault({ kind: 'status', status: 429, retryAfter: '5', method: 'PATCH' });
    await choose('Status', 'Clear');
    await save();
    await outcome().getByText('Not saved: Microsoft Graph quota exhausted').waitFor();
    const again = outcome().getByRole('button', { name: 'Try again' });
    expect(await again.isDisabled()).toBe(true);
    await outcome()
      .getByRole('timer')
      .getByText(/available in [345] s/)
      .waitFor();
    await picture('throttled');
    await headStatus().getByText('Failed').waitFor();
    await again.click();
    await outcome().getByText('Saved.').waitFor();
    expect((await patches()).map(({ applied }) => applied)).toEqual([false, true]);
  });

  test('an update whose response was lost is saved when the server finds the change', async () => {
    await openOperation(OPERATION_IDS.hold);
    await stage.fault({ kind: 'reset-after', method: 'PATCH' });
    await choose('Status', 'Set');
    await save();
    await outcome().getByText('Saved.').waitFor();
    await headStatus().getByText('Succeeded').waitFor();
    expect(await patches()).toHaveLength(1);
  });

  test('an unknown outcome is shown as unknown, and reading the operation resolves it', async () => {
    await openOperation(OPERATION_IDS.hold);
    // Applied, but the response is lost and no look within the deadline of 3 s succeeds.
    await stage.fault(
      { kind: 'reset-after', method: 'PATCH' },
      { kind: 'status', status: 403, method: 'GET', after: 'PATCH', times: -1 },
    );
    await choose('Status', 'Set');
    await choose('Result', 'Clear');
    await save();
    await outcome().getByText('Outcome unknown: the change may have been saved').waitFor();
    await outcome().getByText('The values that were sent:').waitFor();
    await outcome().getByText('The request to Microsoft Graph').click();
    await outcome()
      .getByText(/^PATCH .*\/operations\/5e82c9f1740b4ad3961fe0b7d43a8c26/)
      .waitFor();
    await outcome().scrollIntoViewIfNeeded();
    await picture('outcome-unknown');
    await expectAccessible();
    // The last value that was read, not the one that was sent.
    await headStatus().getByText('Failed').waitFor();
    expect(await outcome().getByRole('button', { name: 'Try again' }).count()).toBe(0);
    expect(await page.locator('.button-primary').allTextContents()).toEqual(['Check again']);
    await stage.clearFaults();
    await outcome().getByRole('button', { name: 'Check again' }).click();
    await outcome()
      .getByText(/The operation now has all values that were sent/)
      .waitFor();
    await headStatus().getByText('Succeeded').waitFor();
    expect(await patches()).toHaveLength(1);
  });

  test('an unknown outcome is not shown as failed when the operation does not have the change', async () => {
    await openOperation(OPERATION_IDS.hold);
    await stage.fault(
      { kind: 'reset-before', method: 'PATCH' },
      { kind: 'status', status: 403, method: 'GET', after: 'PATCH', times: -1 },
    );
    await choose('Status', 'Set');
    await save();
    await outcome().getByText('Outcome unknown: the change may have been saved').waitFor();
    await outcome().getByRole('button', { name: 'Check again' }).click();
    await outcome()
      .getByText(/The operation could not be read/)
      .waitFor();
    await stage.clearFaults();
    await outcome().getByRole('button', { name: 'Check again' }).click();
    await outcome()
      .getByText(
        /The operation has none of the values that were sent. Microsoft Graph may still be processing/,
      )
      .waitFor();
  });

  test('a response that is lost between server and browser is an unknown outcome', async () => {
    await openOperation(OPERATION_IDS.hold);
    await page.route('**/graphql', async (route) => {
      await fetch(stage.graphql, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer sandbox' },
        body: route.request().postData(),
      });
      await route.abort('connectionreset');
    });
    await choose('Status', 'Set');
    await save();
    await outcome().getByText('Outcome unknown: the change may have been saved').waitFor();
    await headStatus().getByText('Failed').waitFor();
    await page.unroute('**/graphql');
    await outcome().getByRole('button', { name: 'Check again' }).click();
    await outcome()
      .getByText(/The operation now has all values that were sent/)
      .waitFor();
  });

  test('an error of a gateway leaves the outcome unknown, an authentication error does not', async () => {
    await openOperation(OPERATION_IDS.hold);
    await choose('Status', 'Clear');
    await page.route('**/graphql', (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }));
    await save();
    await outcome().getByText('Outcome unknown: the change may have been saved').waitFor();
    await page.unroute('**/graphql');
    const expired = { message: 'The bearer token has expired.', extensions: { code: 'UNAUTHENTICATED' } };
    await page.route('**/graphql', (route) => route.fulfill({ status: 401, json: { errors: [expired] } }));
    await save();
    await outcome().getByText('Not saved: the server rejected the request').waitFor();
    await outcome().getByText('The bearer token has expired.').waitFor();
    expect(await patches()).toEqual([]);
  });

  test('a caller who may only read sees the reason', async () => {
    await openOperation(OPERATION_IDS.hold, 'read-only');
    await choose('Status', 'Clear');
    await save();
    await outcome().getByText('Not saved: no permission to change this operation').waitFor();
    await outcome().getByText('Request id for Microsoft support:').waitFor();
    await headStatus().getByText('Failed').waitFor();
  });

  test('a change by another client is shown before it is overwritten', async () => {
    await openOperation(OPERATION_IDS.hold);
    await choose('Progress in percent', 'Set');
    await field('Progress in percent').getByLabel('New value').fill('80');
    await changeAtGraph(OPERATION_IDS.hold, { percentProgress: 55 });
    await save();
    await outcome().getByText('Not saved: the operation has changed since you started editing').waitFor();
    const row = outcome().getByRole('row', { name: /Progress in percent/ });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['40 %', '55 %', '80 %']);
    await outcome().scrollIntoViewIfNeeded();
    await picture('conflict');
    await expectAccessible();
    await page.locator('.descriptions').getByText('55 %').waitFor();
    await outcome().getByRole('button', { name: 'Continue with the current values' }).click();
    await save();
    await outcome().getByText('Saved.').waitFor();
    expect((await patches()).map(({ body }) => body.percentProgress)).toEqual([55, 80]);
  });
});

describe('quality', () => {
  test('the focus follows the keyboard and the page', async () => {
    await open('');
    await page.getByRole('link', { name: 'Contoso v. Fabrikam' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Refresh');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('h1:focus').waitFor();
    await heading('Contoso v. Fabrikam');
    await page.getByRole('link', { name: 'Hold update' }).first().focus();
    await page.keyboard.press('Enter');
    await heading('Hold update');
    await page.locator('h1:focus').waitFor();
    await field('Status').getByRole('radio', { name: 'Unchanged' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await field('Status').getByRole('radio', { name: 'Set' }).isChecked()).toBe(true);
  });

  test.each(['light', 'dark'] as const)('the pages are accessible in %s', async (colorScheme) => {
    await open('', 'sandbox', { colorScheme });
    await page.getByRole('link', { name: 'Contoso v. Fabrikam' }).waitFor();
    await expectAccessible();
    await open(caseHash(), 'sandbox', { colorScheme });
    await seesText(/operations in total/);
    if (colorScheme === 'dark') await picture('dark-case');
    await expectAccessible();
    await openOperation(OPERATION_IDS.export, 'sandbox', { colorScheme });
    await picture(`operation-${colorScheme}`);
    await expectAccessible();
    await choose('Status', 'Set');
    await choose('Result', 'Clear');
    await choose('Progress in percent', 'Set');
    await field('Progress in percent').getByLabel('New value').fill('101');
    await save();
    await outcome()
      .getByText(/Not saved/)
      .waitFor();
    await expectAccessible();
    await openOperation(OPERATION_IDS.future, 'sandbox', { colorScheme });
    await expectAccessible();
    await open('', 'forbidden', { colorScheme });
    await seesText('Access denied');
    await expectAccessible();
  });

  test('the theme follows the system or the stored choice', async () => {
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await open('', 'sandbox', { colorScheme: 'light' });
    const light = await background();
    await page.getByLabel('Theme').selectOption('dark');
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await background()).toBe(dark);
    await page.getByLabel('Theme').selectOption('system');
    expect(await background()).toBe(light);
  });

  test('the layout does not shift while data is loading', async () => {
    // Longer than the half second after an input in which shifts are not counted.
    await stage.fault({ kind: 'slow', ms: 900, method: 'GET', times: -1 });
    const shifts = () => page.evaluate('new Promise((r) => setTimeout(() => r(window.shifts), 50))');
    await open('');
    await page.locator('.skeleton').first().waitFor();
    await page.getByRole('link', { name: 'Contoso v. Fabrikam' }).click();
    await page.locator('.skeleton').first().waitFor();
    await seesText(/operations in total/);
    await choice('Status').selectOption('SUCCEEDED');
    await page.locator('[aria-busy=true]').waitFor();
    await seesText(/in total/);
    await page.getByRole('link', { name: 'Estimate statistics' }).click();
    await heading('Estimate statistics');
    await choose('Status', 'Clear');
    await save();
    await outcome().getByText('Saved.').waitFor();
    expect(await shifts()).toBeLessThan(0.1);
  });

  test('a narrow screen has no horizontal scrolling', async () => {
    await openOperation(OPERATION_IDS.export, 'sandbox', { viewport: { width: 360, height: 740 } });
    await choose('Started by', 'Set');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await open(caseHash(), 'sandbox', { viewport: { width: 360, height: 740 } });
    await seesText(/operations in total/);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    // Nothing is cut off.
    const [content, width] = await page
      .locator('.table-frame')
      .evaluate((element: any) => [element.scrollWidth, element.clientWidth] as const);
    expect(content).toBeLessThanOrEqual(width);
    await picture('narrow');
  });

  test('the script is at most 200 kB gzipped', async () => {
    const { folder } = await buildFrontend();
    const assets = join(folder, 'assets');
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
    const size = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);
    expect(size).toBeLessThanOrEqual(200_000);
  });

  test('the development server works with the server of the README without a real token', async () => {
    const server = runProgram({ PORT: '0', LOG_LEVEL: 'silent' });
    const [graphql] = await server.waitFor(/http:\/\/127\.0\.0\.1:\d+\/graphql/);
    const vite = await devServer(graphql);
    try {
      await guarded?.close();
      guarded = await openGuardedPage(browser, [vite.url]);
      ({ page } = guarded);
      await page.addInitScript(`sessionStorage.setItem('bearer', 'sandbox')`);
      await page.goto(vite.url);
      await page.getByRole('link', { name: 'Contoso v. Fabrikam' }).waitFor();
    } finally {
      await guarded?.close();
      await vite.stop();
      await server.end();
    }
  });
});
