import { type CaseOperationsError, type ErrorReason, createError } from '../../../../src/domain/errors.js';
import type { GraphResponse } from '../../../../src/msgraph/transport/send.js';
import type { OperationUpdate } from '../../../../src/msgraph/updates/operation-update.js';
import { updateOperation } from '../../../../src/msgraph/updates/update-operation.js';
import { type OperationSnapshot, readSnapshot } from '../../../../src/msgraph/wire/operation.js';
import { failureOf } from '../../../testkit/failures.js';
import { aResponse } from '../../../testkit/fake-send.js';

const snapshot = (own: object): OperationSnapshot =>
  readSnapshot('case-1', { id: 'o', ...own }, '2026-08-31T12:00:00.000Z')!;

/** The update sets `status`; the caller expects `percentProgress`. */
const body = { status: 'succeeded' };
const expected = { percentProgress: 10 };
const before = snapshot({ status: 'running', percentProgress: 10 });
const after = snapshot({ status: 'succeeded', percentProgress: 10 });
const byOthers = snapshot({ status: 'running', percentProgress: 11 });

type Sent = GraphResponse | CaseOperationsError | undefined;
type Read = OperationSnapshot | Error;

interface Script {
  readonly body?: OperationUpdate['body'];
  readonly expected?: object;
  /** What each PATCH ends with; undefined for one that had to wait and was not sent. */
  readonly sends?: readonly Sent[];
  readonly checks?: readonly Read[];
  /** What each look finds; the last one is repeated. */
  readonly looks?: readonly Read[];
  /** The operation in the responses. */
  readonly returned?: OperationSnapshot;
  readonly remainingMs?: number;
}

/** An update that follows a script, and the log of what it did. */
function scripted(script: Script) {
  const log: string[] = [];
  const [sends, checks, looks] = [
    [...(script.sends ?? [])],
    [...(script.checks ?? [])],
    [...(script.looks ?? [])],
  ];
  let remaining = script.remainingMs ?? 30_000;
  const settle = <T>(result: T | Error): Promise<T> =>
    result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
  const update: OperationUpdate = {
    body: script.body ?? body,
    expected: script.expected as OperationUpdate['expected'],
    send(current) {
      log.push(`send${current ? ` over ${current.operation.percentProgress}` : ''}`);
      if (sends.length === 0) throw new Error('The script has no further PATCH.');
      return settle<GraphResponse | undefined>(sends.shift());
    },
    readResponse: () => script.returned,
    check() {
      log.push('check');
      return settle(checks.shift() ?? before);
    },
    look() {
      log.push('look');
      return settle((looks.length > 1 ? looks.shift() : looks[0]) ?? before);
    },
    onPending() {
      log.push('pending');
    },
    beforeLook() {
      log.push('before look');
      return Promise.resolve();
    },
    pause(ms) {
      if (ms >= remaining) return Promise.resolve(false);
      remaining -= ms;
      if (ms > 0) log.push(`wait ${ms}`);
      return Promise.resolve(true);
    },
  };
  return { log, run: () => updateOperation(update), left: () => [sends.length, checks.length] };
}

/** Runs a script that fails; returns the reason and the log. */
async function fail(script: Script) {
  const { log, run, left } = scripted(script);
  const error = await failureOf(run);
  expect(left()).toEqual([0, 0]);
  return { reason: error.reason, details: error.details, log, error };
}

const ok = aResponse();
const accepted = aResponse({ status: 204, body: '' });
const promised = aResponse({ status: 202, body: '' });
const error = (reason: ErrorReason, details: object = {}) => createError(reason, details);
const maybe = error('unavailable', { effect: 'maybe', requestId: 'r-1' });
const pending = error('upstreamTimeout', { effect: 'pending', requestId: 'r-2' });
const refused = error('forbidden', { effect: 'none' });
const neverLeft = error('unreachable');
const throttled = error('throttled', { effect: 'none', retryAfterSeconds: 7 });

const fourLooks = ['before look', 'look', 'wait 500', 'look', 'wait 2000', 'look', 'wait 5000', 'look'];

describe('an update that certainly had no effect', () => {
  it.each<[string, CaseOperationsError]>([
    ['never left the process', neverLeft],
    ['was refused by Graph', refused],
    ['was refused because the operation changed', error('conflict', { effect: 'none' })],
    ['cannot be throttled any longer', throttled],
  ])('because it %s fails with that error and is not looked for', async (_, failure) => {
    const { error: thrown, log } = await fail({ sends: [failure] });
    expect(thrown).toBe(failure);
    expect(log).toEqual(['send']);
  });

  it('because it was throttled, without expected values, is left to the layers below', async () => {
    const { reason, log } = await fail({ sends: [throttled] });
    expect([reason, log]).toEqual(['throttled', ['send']]);
  });
});

describe('an update with expected values', () => {
  it('is sent over the operation that was read', async () => {
    const { log, run } = scripted({ expected, sends: [ok], returned: after });
    await expect(run()).resolves.toBe(after);
    expect(log).toEqual(['check', 'send over 10']);
  });

  it('fails with CONFLICT and the operation, and is not sent, if one of them differs', async () => {
    const { reason, details, log } = await fail({ expected, checks: [byOthers] });
    expect([reason, details.caseOperation]).toEqual(['conflict', byOthers.operation]);
    expect(log).toEqual(['check']);
  });

  it('fails with CONFLICT if one of them is absent', async () => {
    const { reason } = await fail({ expected: { percentProgress: null }, checks: [snapshot({})] });
    expect(reason).toBe('conflict');
  });

  it('is not sent if the operation cannot be read', async () => {
    const { reason, log } = await fail({ expected, checks: [error('notFound')] });
    expect([reason, log]).toEqual(['notFound', ['check']]);
  });

  it('reads them again after a 429, and is sent again if they hold', async () => {
    const { log, run } = scripted({ expected, sends: [throttled, throttled, ok], returned: after });
    await expect(run()).resolves.toBe(after);
    expect(log).toEqual([
      ...['check', 'send over 10', 'wait 7000'],
      ...['check', 'send over 10', 'wait 7000'],
      ...['check', 'send over 10'],
    ]);
  });

  it('is not sent again after a 429 during which the operation changed', async () => {
    const { reason, log } = await fail({ expected, sends: [throttled], checks: [before, byOthers] });
    expect([reason, log]).toEqual(['conflict', ['check', 'send over 10', 'wait 7000', 'check']]);
  });

  it('is sent at most four times while it is throttled', async () => {
    const { reason, log } = await fail({ expected, sends: [throttled, throttled, throttled, throttled] });
    expect([reason, log.filter((line) => line.startsWith('send')).length]).toEqual(['throttled', 4]);
  });

  it.each<ErrorReason>(['skipped', 'unavailable'])(
    'reads them again and is sent again, after the ordinary back-off, if it was not processed: %s',
    async (reason) => {
      const failure = error(reason, { effect: 'none' });
      const { log, run } = scripted({ expected, sends: [failure, ok], returned: after });
      await expect(run()).resolves.toBe(after);
      expect(log).toEqual(['check', 'send over 10', 'wait 3000', 'check', 'send over 10']);
    },
  );

  it('fails as throttled if the wait does not fit the deadline', async () => {
    const { reason, log } = await fail({ expected, sends: [throttled], remainingMs: 7000 });
    expect([reason, log]).toEqual(['throttled', ['check', 'send over 10']]);
  });

  it('reads them again if it had to wait before it was sent', async () => {
    const { log, run } = scripted({ expected, sends: [undefined, ok], returned: after });
    await expect(run()).resolves.toBe(after);
    expect(log).toEqual(['check', 'send over 10', 'check', 'send over 10']);
    const late = await fail({ expected, sends: [undefined], checks: [before, byOthers] });
    expect([late.reason, late.log]).toEqual(['conflict', ['check', 'send over 10', 'check']]);
  });
});

describe('an accepted update', () => {
  it('whose response shows every property is applied', async () => {
    const { log, run } = scripted({ sends: [ok], returned: after });
    await expect(run()).resolves.toBe(after);
    expect(log).toEqual(['send']);
  });

  it.each([
    ['has no operation', accepted, undefined],
    ['shows the operation without the change', ok, before],
    ['shows only the id', ok, snapshot({})],
  ])('whose response %s is applied if a look shows it', async (_, response, returned) => {
    const { log, run } = scripted({ sends: [response], ...(returned && { returned }), looks: [after] });
    await expect(run()).resolves.toBe(after);
    expect(log).toEqual(['send', 'before look', 'look']);
  });

  it('is applied if a late look shows it', async () => {
    const { log, run } = scripted({ sends: [accepted], looks: [before, error('throttled'), before, after] });
    await expect(run()).resolves.toBe(after);
    expect(log).toEqual(['send', ...fourLooks]);
  });

  it('that no look shows is NOT_REFLECTED, with the properties and the operation as read last', async () => {
    const { reason, details, log } = await fail({ sends: [accepted], looks: [before, byOthers] });
    expect([reason, details.unshown, details.caseOperation]).toEqual([
      'notReflected',
      ['status'],
      byOthers.operation,
    ]);
    expect(log).toEqual(['send', ...fourLooks]);
  });

  it('is NOT_REFLECTED too if the looks fail after its response did not show it', async () => {
    const { reason, details } = await fail({ sends: [ok], returned: before, looks: [error('throttled')] });
    expect([reason, details.caseOperation]).toEqual(['notReflected', before.operation]);
  });

  it.each([
    ['that is not shown', { looks: [before] }],
    ['that is shown, perhaps as it was before', { looks: [after] }],
  ])('for later (202) %s holds back later updates', async (_, script) => {
    const { log, run } = scripted({ sends: [promised], ...script });
    await run().catch(() => undefined);
    expect(log.at(-1)).toBe('pending');
  });

  it('for later (202) that is shown, and was not before, does not hold back later updates', async () => {
    const { log, run } = scripted({ expected, sends: [promised], checks: [before], looks: [after] });
    await expect(run()).resolves.toBe(after);
    expect(log).toEqual(['check', 'send over 10', 'before look', 'look']);
  });

  it('is not shown by a date that is as it was before', async () => {
    const date = { completedDateTime: '2026-08-01T10:00:00Z' };
    const { reason, details } = await fail({
      body: { completedDateTime: '2026-08-01T10:00:00.4Z' },
      expected: date,
      sends: [accepted],
      checks: [snapshot(date)],
      looks: [snapshot(date)],
    });
    expect([reason, details.unshown]).toEqual(['notReflected', ['completedDateTime']]);
  });

  it('that cannot be read has an unknown outcome, with the wait and the id of the failed look', async () => {
    const looks = [error('throttled', { retryAfterSeconds: 42, requestId: 'r-3' })];
    const { reason, details, log } = await fail({ sends: [accepted], looks });
    expect([reason, details.retryAfterSeconds, details.requestId]).toEqual(['readBackFailed', 42, 'r-3']);
    expect(log).toEqual(['send', ...fourLooks]);
  });

  it('is never sent again, also with expected values that still hold', async () => {
    const { reason, log } = await fail({ expected, sends: [accepted] });
    expect([reason, log]).toEqual(['notReflected', ['check', 'send over 10', ...fourLooks]]);
  });
});

describe('a look', () => {
  it('is repeated after 0, 0.5, 2 and 5 s, as long as the deadline allows', async () => {
    for (const [remainingMs, looks] of [
      [0, 0],
      [1, 1],
      [501, 2],
      [2501, 3],
      [7500, 3],
      [7501, 4],
      [60_000, 4],
    ] as const) {
      const { log } = await fail({ sends: [maybe], remainingMs });
      expect([remainingMs, log.filter((line) => line === 'look').length]).toEqual([remainingMs, looks]);
    }
  });

  it('that shows the change ends the looking', async () => {
    const { log, run } = scripted({ sends: [maybe], looks: [before, after] });
    await expect(run()).resolves.toBe(after);
    expect(log).toEqual(['send', 'before look', 'look', 'wait 500', 'look']);
  });

  it('begins after the time that Graph requires', async () => {
    const failure = error('unavailable', { effect: 'maybe', retryAfterSeconds: 3 });
    const { log, run } = scripted({ sends: [failure], looks: [after] });
    await run();
    expect(log).toEqual(['send', 'wait 3000', 'before look', 'look']);
  });

  it('is not made if the time that Graph requires does not fit the deadline', async () => {
    const failure = error('unavailable', { effect: 'maybe', retryAfterSeconds: 30 });
    const { reason, log } = await fail({ sends: [failure] });
    expect([reason, log]).toEqual(['outcomeUnknown', ['send']]);
  });

  it('that throws a bug is not taken for an unread operation', async () => {
    const bug = new TypeError('x is not a function');
    const { run } = scripted({ sends: [accepted], looks: [bug] });
    await expect(run()).rejects.toBe(bug);
  });
});

describe('an update that may have had an effect', () => {
  it.each([
    ['has ended', maybe, []],
    ['may still be under way', pending, ['pending']],
  ])('and %s is applied if a look shows it', async (_, failure, noted) => {
    const { log, run } = scripted({ sends: [failure], looks: [after] });
    await expect(run()).resolves.toBe(after);
    expect(log).toEqual(['send', ...noted, 'before look', 'look']);
  });

  it.each([
    ['has ended', maybe, []],
    ['may still be under way', pending, ['pending']],
  ])('and %s is never sent again without expected values', async (_, failure, noted) => {
    const { reason, details, log } = await fail({ sends: [failure] });
    expect([reason, details.caseOperation, details.requestId]).toEqual([
      'outcomeUnknown',
      before.operation,
      failure.details.requestId,
    ]);
    expect(log).toEqual(['send', ...noted, ...fourLooks]);
  });

  it('is sent once more if all expected values still hold, over the operation as read last', async () => {
    const { log, run } = scripted({ expected, sends: [maybe, ok], returned: after });
    await expect(run()).resolves.toBe(after);
    expect(log).toEqual(['check', 'send over 10', ...fourLooks, 'send over 10']);
  });

  it('is not sent over an earlier look if the last look failed and the operation has changed since', async () => {
    const failed = error('forbidden');
    const { reason, log } = await fail({
      expected,
      sends: [maybe],
      checks: [before, byOthers],
      looks: [before, failed],
    });
    expect([reason, log.filter((line) => /^(check|send)/.test(line))]).toEqual([
      'outcomeUnknown',
      ['check', 'send over 10', 'check'],
    ]);
  });

  it('is not sent once more while the first request may still be under way', async () => {
    const { reason, log } = await fail({ expected, sends: [pending] });
    expect([reason, log]).toEqual(['outcomeUnknown', ['check', 'send over 10', 'pending', ...fourLooks]]);
  });

  it('is not sent once more if an expected value no longer holds', async () => {
    const { reason, details } = await fail({ expected, sends: [maybe], looks: [byOthers] });
    expect([reason, details.caseOperation]).toEqual(['outcomeUnknown', byOthers.operation]);
  });

  it('is not sent once more if the operation could not be read', async () => {
    const { reason } = await fail({ expected, sends: [maybe], looks: [error('forbidden')] });
    expect(reason).toBe('outcomeUnknown');
  });

  it('is not sent a third time', async () => {
    const { reason, log } = await fail({ expected, sends: [maybe, maybe] });
    expect(reason).toBe('outcomeUnknown');
    expect(log).toEqual([
      'check',
      'send over 10',
      ...fourLooks,
      'send over 10',
      'before look',
      'look',
      ...fourLooks.slice(2),
    ]);
  });

  it.each<[string, CaseOperationsError]>([
    ['never left', neverLeft],
    ['was refused', refused],
    ['conflicts', error('conflict', { effect: 'none' })],
  ])('has an unknown outcome if its second attempt %s: that says nothing of the first', async (_, second) => {
    const { reason, details } = await fail({ expected, sends: [maybe, second] });
    expect([reason, details.caseOperation]).toEqual(['outcomeUnknown', before.operation]);
  });

  it('has an unknown outcome if the operation changed while its second attempt was throttled', async () => {
    const { reason } = await fail({
      expected,
      sends: [maybe, throttled],
      checks: [before, byOthers],
    });
    expect(reason).toBe('outcomeUnknown');
  });

  it('whose second attempt is accepted but not shown is NOT_REFLECTED', async () => {
    const { reason } = await fail({ expected, sends: [maybe, accepted] });
    expect(reason).toBe('notReflected');
  });

  it('whose second attempt may still be under way holds back later updates', async () => {
    const { reason, log } = await fail({ expected, sends: [maybe, pending] });
    expect([reason, log.filter((line) => line === 'pending').length]).toEqual(['outcomeUnknown', 1]);
  });
});
