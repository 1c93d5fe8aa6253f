import { CASE_IDS, OPERATION_IDS } from '../../../src/sandbox/world/ids.js';
import { openSandbox, RUNNING } from './client.js';

const START = Date.parse('2026-08-01T10:00:00Z');
const MINUTE = 60_000;

async function openWithClock() {
  const clock = { ms: START };
  const opened = await openSandbox({ now: () => clock.ms });
  const look = async () => {
    const { json } = await opened.get(RUNNING);
    return [json['percentProgress'], json['status'], json['completedDateTime']];
  };
  return { ...opened, clock, look };
}

const NEVER = '0001-01-01T00:00:00Z';

test('the running operation gains its second half in ten minutes', async () => {
  const { clock, look } = await openWithClock();
  expect(await look()).toEqual([50, 'running', NEVER]);
  clock.ms = START + 5 * MINUTE;
  expect(await look()).toEqual([75, 'running', NEVER]);
  clock.ms = START + 10 * MINUTE - 1;
  expect(await look()).toEqual([99, 'running', NEVER]);
  clock.ms = START + 10 * MINUTE;
  expect(await look()).toEqual([100, 'succeeded', '2026-08-01T10:10:00.000Z']);
  clock.ms = START + 90 * MINUTE;
  expect(await look()).toEqual([100, 'succeeded', '2026-08-01T10:10:00.000Z']);
});

test('a clock that goes back does not set progress below the start', async () => {
  const { clock, look } = await openWithClock();
  clock.ms = START - MINUTE;
  expect(await look()).toEqual([50, 'running', NEVER]);
});

test.each([
  [{ percentProgress: 60 }, [60, 'running', NEVER]],
  [{ status: 'failed' }, [75, 'failed', NEVER]],
  [{ status: null }, [75, null, NEVER]],
])('after %j was written the operation no longer advances with the clock', async (change, expected) => {
  const { clock, look, patch } = await openWithClock();
  clock.ms = START + 5 * MINUTE;
  await patch(RUNNING, change);
  clock.ms = START + 60 * MINUTE;
  expect(await look()).toEqual(expected);
});

test('after any other change the operation still advances with the clock', async () => {
  const { clock, look, patch } = await openWithClock();
  await patch(RUNNING, { resultInfo: { code: 1, subcode: 2 }, status: 'unknownFutureValue' });
  clock.ms = START + 5 * MINUTE;
  expect(await look()).toEqual([75, 'running', NEVER]);
});

test('a reset restores the initial operations, including the running operation', async () => {
  const { clock, look, sandbox, patch } = await openWithClock();
  await patch(RUNNING, { percentProgress: 1 });
  clock.ms = START + 60 * MINUTE;
  sandbox.store.reset();
  expect(await look()).toEqual([50, 'running', NEVER]);
});

test('a test can add an operation with its own progress', async () => {
  const { clock, sandbox } = await openWithClock();
  const progress = { startedAt: START, durationMs: 1000, fromPercent: 0 };
  sandbox.store.putOperation(CASE_IDS.main, { id: OPERATION_IDS.tag, status: 'running' }, progress);
  clock.ms = START + 250;
  const operation = sandbox.store.findOperation(CASE_IDS.main, OPERATION_IDS.tag);
  expect(operation).toEqual({ id: OPERATION_IDS.tag, status: 'running', percentProgress: 25 });
});
