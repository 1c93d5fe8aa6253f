import { getInterval, intervalsMs } from '../../../src/live/intervals.js';
import { anOperation } from '../../testkit/operations.js';

const date = Date.parse('2026-08-31T12:00:00Z');
const running = anOperation({ createdDateTime: '2026-08-31T11:00:00Z' });

describe('the interval of a watched case', () => {
  it.each([
    [0, intervalsMs.moved],
    [2, intervalsMs.moved],
    [3, intervalsMs.quiet],
    [9, intervalsMs.quiet],
    [10, intervalsMs.longQuiet],
  ])('after %d reads without a change is %d ms', (unchangedReads, expected) => {
    expect(getInterval({ operations: [running], unchangedReads, date }, 0)).toBe(expected);
  });

  it('is short while an operation is younger than two minutes', () => {
    const young = anOperation({ createdDateTime: '2026-08-31T11:58:01Z' });
    expect(getInterval({ operations: [running, young], unchangedReads: 50, date }, 0)).toBe(
      intervalsMs.moved,
    );
  });

  it('is long if no operation is running; an unknown status may be one that is', () => {
    const ended = anOperation({ status: 'SUCCEEDED' });
    const unknown = anOperation({ status: 'UNKNOWN_FUTURE_VALUE', createdDateTime: null });
    expect(getInterval({ operations: [ended], unchangedReads: 0, date }, 0)).toBe(intervalsMs.finished);
    expect(getInterval({ operations: [], unchangedReads: 0, date }, 0)).toBe(intervalsMs.finished);
    expect(getInterval({ operations: [ended, unknown], unchangedReads: 0, date }, 0)).toBe(intervalsMs.moved);
  });

  it('has a random part of at most a tenth', () => {
    const state = { operations: [running], unchangedReads: 0, date };
    expect([getInterval(state, 0), getInterval(state, 1)]).toEqual([20_000, 22_000]);
  });
});
