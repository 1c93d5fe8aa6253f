import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config/load-config.js';

it('an app that is configured for the sandbox never takes the real Microsoft Graph in its place', async () => {
  await expect(createApp({ config: loadConfig({}) })).rejects.toThrow('UPSTREAM is sandbox');
});
