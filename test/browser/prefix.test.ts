import { resolve } from 'node:path';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config/load-config.js';
import { startPrefixProxy } from '../testkit/prefix-proxy.js';

const html = { accept: 'text/html' };
const nothing = () => undefined;

describe('behind a proxy with a path prefix', () => {
  it('the playground loads all its files, and each of them refers to others relatively', async () => {
    const environment = { PORT: '0', UPSTREAM: 'graph', AUTH_MODE: 'passthrough', PLAYGROUND: 'on' };
    const app = await createApp({
      config: loadConfig(environment),
      playgroundFolder: resolve('dist/playground'),
      log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    });
    const proxy = await startPrefixProxy(await app.start());
    try {
      const address = `${proxy.root}graphql`;
      const page = await (await fetch(address, { headers: html })).text();
      const files = [...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map(
        ([, file = '']) => new URL(file, address),
      );
      expect(files.length).toBeGreaterThan(2);
      for (const file of files) {
        const response = await fetch(file);
        expect([file.pathname, response.status]).toEqual([file.pathname, 200]);
        expect(await response.text()).not.toMatch(/["'(`]\/(playground|graphql|assets)\b/);
      }
    } finally {
      proxy.stop();
      await app.stop();
    }
  });
});
