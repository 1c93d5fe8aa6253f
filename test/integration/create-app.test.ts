import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config/load-config.js';

const nothing = () => undefined;

describe('createApp', () => {
  it('rejects a configuration for the sandbox without a sandbox instead of using Microsoft Graph', async () => {
    await expect(createApp({ config: loadConfig({}) })).rejects.toThrow('UPSTREAM is sandbox');
  });

  it('passes an unexpected error to the logger as the field error', async () => {
    const logged: object[] = [];
    const error = new Error('a bug');
    const config = loadConfig({ UPSTREAM: 'graph', AUTH_MODE: 'passthrough' });
    const log = {
      debug: nothing,
      info: nothing,
      warn: nothing,
      error: (fields: object) => logged.push(fields),
    };
    const app = await createApp({ config, log });
    try {
      const context = await app.subgraph.createContext({ authorization: 'Bearer token' });
      context.reportBug(error);
      expect(logged).toEqual([{ error }]);
    } finally {
      await app.stop();
    }
  });
});
