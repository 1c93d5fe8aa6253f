import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config/load-config.js';

const config = loadConfig({ PORT: '0', UPSTREAM: 'graph', AUTH_MODE: 'passthrough', LOG_LEVEL: 'silent' });

async function openPage(url: string) {
  const response = await fetch(url, { headers: { accept: 'text/html' } });
  return { page: await response.text(), policy: response.headers.get('content-security-policy') };
}

describe('a playground that is built while the server is running', () => {
  it('replaces the landing page, without a restart', async () => {
    const playgroundFolder = join(mkdtempSync(join(tmpdir(), 'case-operations-')), 'playground');
    const app = await createApp({ config, playgroundFolder });
    const url = await app.start();
    const before = await openPage(url);
    expect(before.page).toContain('The playground is not built yet.');
    expect(before.policy).not.toContain("script-src 'self'");

    mkdirSync(join(playgroundFolder, 'assets'), { recursive: true });
    writeFileSync(join(playgroundFolder, 'assets/main.js'), 'export {};');
    writeFileSync(join(playgroundFolder, 'index.html'), '<title>{{mark}}</title>');
    const after = await openPage(url);
    expect(after.page).toBe('<title>Real data</title>');
    expect(after.policy).toContain("script-src 'self'");
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
