import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** A page that can only load from given origins, with its errors. */
export interface GuardedPage {
  readonly page: Page;
  /** URLs of other origins that were requested; each was blocked. */
  readonly strangers: readonly string[];
  /** Violations of the content security policy: directive, URI, source and sample. */
  readonly violations: readonly string[];
  /** Errors on the console, and uncaught exceptions. */
  readonly errors: readonly string[];
  /** Warnings on the console. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** Debian's Chromium, without a window. Its own sandbox does not work as root. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
}

async function block(context: BrowserContext, origins: readonly string[], strangers: string[]) {
  const isOwn = (url: string) => /^(data|blob|about):/.test(url) || origins.includes(new URL(url).origin);
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (isOwn(url)) return route.continue();
    strangers.push(url);
    return route.abort();
  });
}

/** Opens a tab with a new session. Requests to origins other than `origins` are blocked and recorded. */
export async function openGuardedPage(
  browser: Browser,
  origins: readonly string[],
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<GuardedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const strangers: string[] = [];
  const violations: string[] = [];
  const errors: string[] = [];
  const warnings: string[] = [];
  await block(context, origins, strangers);
  await context.exposeFunction('reportViolation', (violation: string) => violations.push(violation));
  await context.addInitScript(() => {
    const scope = globalThis as any;
    scope.document.addEventListener('securitypolicyviolation', (event: any) =>
      scope.reportViolation(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile ?? ''} ${event.sample ?? ''}`,
      ),
    );
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    const line = `${message.text()} (${message.location().url})`;
    if (/Content.Security.Policy/i.test(line)) violations.push(line);
    if (message.type() === 'error') errors.push(line);
    if (message.type() === 'warning') warnings.push(line);
  });
  page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
  return { page, strangers, violations, errors, warnings, close: () => context.close() };
}
