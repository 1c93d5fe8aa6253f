import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** A page that can reach nothing but the origins it was given, and what went wrong in it. */
export interface GuardedPage {
  readonly page: Page;
  /** URLs of other origins that were asked for; each was blocked. */
  readonly strangers: readonly string[];
  /** What a content security policy refused: directive and what it was about. */
  readonly violations: readonly string[];
  /** Errors on the console, and exceptions that nobody caught. */
  readonly errors: readonly string[];
  /** Warnings on the console. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** Debian's Chromium, without a window. As root it has no sandbox of its own. */
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

/** Opens a tab with a session of its own. What it loads from elsewhere than `origins` is blocked and told. */
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
  await context.exposeFunction('tellViolation', (text: string) => violations.push(text));
  await context.addInitScript(() => {
    const scope = globalThis as any;
    scope.document.addEventListener('securitypolicyviolation', (event: any) =>
      scope.tellViolation(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile ?? ''} ${event.sample ?? ''}`,
      ),
    );
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    const told = `${message.text()} (${message.location().url})`;
    if (/Content.Security.Policy/i.test(told)) violations.push(told);
    if (message.type() === 'error') errors.push(told);
    if (message.type() === 'warning') warnings.push(told);
  });
  page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
  return { page, strangers, violations, errors, warnings, close: () => context.close() };
}
