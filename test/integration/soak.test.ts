import { soak } from '../../bench/soak-run.js';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config/load-config.js';
import { startSandbox } from '../../src/sandbox/server.js';
import { virtualClock } from '../testkit/virtual-clock.js';

describe('300 updates, a fifth of them with faults upstream', () => {
  it('tell no caller what is not true', async () => {
    const { sent, outcomes, falseAnswers } = await soak({
      ...{ startSandbox, createApp, loadConfig, clock: virtualClock() },
      ...{ updates: 300, faultShare: 0.2, seed: 7, limitMs: 15_000 },
    });
    expect(falseAnswers).toEqual([]);
    expect(sent).toBe(300);
    expect(outcomes['applied']).toBeGreaterThan(200);
  });
});
