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
const save = () => page.getByRole('button', { name: 'Save the change' }).click();
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const outcome = () => page.locator('form.update [role=status]');
const headStatus = () => page.locator('.page-heading .badge');
const focused = () => page.evaluate('document.activeElement.textContent');
const seesText = (text: string | RegExp) => page.getByText(text).first().waitFor();

async function patches() {
  return (await stage.journal()).filter(({ method }) => method === 'PATCH');
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
  built = await buildFrontend();
  // A short deadline: errors with a longer wait are returned immediately.
  [browser, stage] = await Promise.all([
    launchBrowser(),
    startFrontend(built.folder, { REQUEST_TIMEOUT_MS: '3000' }),
  ]);
});

afterEach(async () => {
  expect(guarded?.strangers).toEqual([]);
  expect(guarded?.errors.filter((error) => !error.includes('Failed to load resource'))).toEqual([]);
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

  test('a long list is loaded in pages', async () => {
    await open(caseHash(CASE_IDS.closedWithError));
    await seesText('10 operations shown, more available.');
    await page.getByRole('button', { name: 'Load more' }).click();
    await seesText('13 operations in total.');
    expect(await page.locator('tbody tr').count()).toBe(13);
    expect(await page.getByRole('button', { name: 'Load more' }).count()).toBe(0);
  });

  test('the loaded pages remain when the next page fails', async () => {
    await open(caseHash(CASE_IDS.closedWithError));
    await seesText('10 operations shown, more available.');
    await stage.fault({ kind: 'status', status: 403, method: 'GET' });
    await page.getByRole('button', { name: 'Load more' }).click();
    await seesText('Access denied');
    expect(await page.locator('tbody tr').count()).toBe(10);
    await page.getByRole('button', { name: 'Try again' }).click();
    await seesText('13 operations in total.');
  });

  test('the filters are part of the address, and a filter without a match is explained', async () => {
    await open(caseHash());
    await seesText('10 operations shown, more available.');
    await picture('case');
    await page.getByLabel('Status').selectOption('SUCCEEDED');
    await seesText(/operations in total/);
    expect(new Set(await page.locator('tbody .badge').allTextContents())).toEqual(new Set(['Succeeded']));
    await page.getByLabel('Kind').selectOption('EXPORT');
    await seesText('No operation matches these filters.');
    await page.getByLabel('Status').selectOption('Any');
    await page.getByRole('link', { name: 'Content export' }).waitFor();
    await page.getByLabel('Kind').selectOption('Any');
    await page.getByLabel('Action').selectOption('PURGE_DATA');
    await seesText('1 operation in total.');
    expect(page.url()).toContain('action=PURGE_DATA');
    await page.reload();
    await seesText('1 operation in total.');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await seesText('10 operations shown, more available.');
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
    expect(await started.innerText()).toMatch(/^\d{1,2} \w{3,4} \d{4}, \d\d:\d\d$/);
    expect(await started.getAttribute('title')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.45Z$/);
    await page.getByTitle('9,007,199,254,740,993 bytes').waitFor();
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
    await seesText('10 operations shown, more available.');
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
    await seesText('10 operations shown, more available.');
  });

  test('a page that was read costs no request until Refresh', async () => {
    await openOperation(OPERATION_IDS.tag);
    await page.getByRole('link', { name: 'Operations of the case' }).click();
    await heading('Contoso v. Fabrikam');
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
    await page.getByRole('button', { name: 'Saving…' }).waitFor();
    await outcome().getByText('This tenant does not support changing operations').waitFor();
    await outcome()
      .getByText(/Reading and listing cases and operations still work/)
      .waitFor();
    await headStatus().getByText('Failed').waitFor();
    expect(await outcome().getByRole('button', { name: 'Try again' }).count()).toBe(0);
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
      .getByText(/resultInfo must contain code/)
      .waitFor();
    await field('Result')
      .getByText(/resultInfo must contain subcode/)
      .waitFor();
    await field('Ended')
      .getByText(/Expected a date-time/)
      .waitFor();
    await field('Started by')
      .getByText(/user must contain at least one/)
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
    // Applied, but the response is lost and the operation cannot be read. The first GET is that of the expectation.
    await stage.fault(
      { kind: 'reset-after', method: 'PATCH' },
      { kind: 'status', status: 403, method: 'GET', skip: 1 },
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
      { kind: 'status', status: 403, method: 'GET', skip: 1, times: 2 },
    );
    await choose('Status', 'Set');
    await save();
    await outcome().getByText('Outcome unknown: the change may have been saved').waitFor();
    await outcome().getByRole('button', { name: 'Check again' }).click();
    await outcome()
      .getByText(/The operation could not be read/)
      .waitFor();
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
    await seesText(/operations shown/);
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
    await seesText(/operations shown/);
    await page.getByLabel('Status').selectOption('SUCCEEDED');
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
    await seesText(/operations shown/);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    // Nothing is cut off.
    const [content, width] = await page
      .locator('.table-frame')
      .evaluate((element: any) => [element.scrollWidth, element.clientWidth] as const);
    expect(content).toBeLessThanOrEqual(width);
    await picture('narrow');
  });

  test('the script is at most 200 kB gzipped', () => {
    const assets = join(built.folder, 'assets');
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
