import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config/load-config.js';

const config = loadConfig({ PORT: '0', UPSTREAM: 'graph', AUTH_MODE: 'passthrough', LOG_LEVEL: 'silent' });

async function openPage(url: string) {
  const response = await fetch(url, { headers: { accept: 'text/html' } });
  const { status, headers } = response;
  return { status, headers, page: await response.text() };
}

describe('a playground that is built while the server is running', () => {
  it('replaces a page that reloads itself, without a restart', async () => {
    const playgroundFolder = join(mkdtempSync(join(tmpdir(), 'case-operations-')), 'playground');
    const app = await createApp({
      config: { ...config, http: { ...config.http, playground: true } },
      playgroundFolder,
    });
    const url = await app.start();
    const before = await openPage(url);
    expect([before.status, before.headers.get('retry-after'), before.headers.get('vary')]).toEqual([
      503,
      '2',
      'accept',
    ]);
    expect(before.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(before.page).toContain('<meta http-equiv="refresh" content="2">');
    expect(before.page).not.toMatch(/<script|<style|style=|src=|href=/);

    mkdirSync(join(playgroundFolder, 'assets'), { recursive: true });
    writeFileSync(join(playgroundFolder, 'assets/main.js'), 'export {};');
    writeFileSync(join(playgroundFolder, 'index.html'), '<title>{{mark}}</title>');
    const after = await openPage(url);
    expect([after.status, after.page]).toEqual([200, '<title>Real data</title>']);
    expect(after.headers.get('content-security-policy')).toContain("script-src 'self'");
    const asset = await fetch(new URL('/playground/assets/main.js', url));
    expect(await asset.text()).toBe('export {};');
    await app.stop();
  });

  it('is not announced where there is none', async () => {
    const app = await createApp({ config });
    const { page } = await openPage(await app.start());
    expect(page).not.toContain('playground');
    await app.stop();
  });
});
