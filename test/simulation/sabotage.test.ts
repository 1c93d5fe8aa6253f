import { createError } from '../../src/domain/errors.js';
import { generatePlan } from './generate.js';
import { brokenRules } from './invariants.js';
import type { Rule } from './invariants/violation.js';
import { simulate } from './simulate.js';
import { answerError } from './upstream/answers.js';
import { type Session, type System, type SystemOptions, createSystem } from './system.js';

type RecordOutcome = SystemOptions['record'];

/** The program, with something wrong in it. */
type Sabotage = (options: SystemOptions) => System;

function withRecord(change: (record: RecordOutcome) => RecordOutcome): Sabotage {
  return (options) => createSystem({ ...options, record: change(options.record) });
}

function withSession(change: (session: Session, options: SystemOptions) => Partial<Session>): Sabotage {
  return (options) => {
    const system = createSystem(options);
    return {
      ...system,
      open: (...args) => {
        const session = system.open(...args);
        return { ...session, ...change(session, options) };
      },
    };
  };
}

function withExchange(change: (exchange: SystemOptions['exchange']) => SystemOptions['exchange']): Sabotage {
  return (options) => createSystem({ ...options, exchange: change(options.exchange) });
}

const refusal = answerError(403);

/** Answers before the upstream has. */
const answerTooEarly = withExchange((exchange) => (request) => {
  if (request.method !== 'PATCH') return exchange(request);
  void exchange(request).catch(() => undefined);
  return Promise.resolve(refusal);
});

/** As above, and every other write waits. */
const sendInAnyOrder: Sabotage = (options) => {
  let writes = 0;
  return createSystem({
    ...options,
    exchange: (request) => {
      if (request.method !== 'PATCH') return options.exchange(request);
      const wait = (writes += 1) % 2 === 1 ? 5_000 : 1;
      void options.clock.sleep(wait).then(() => options.exchange(request).catch(() => undefined));
      return Promise.resolve(refusal);
    },
  });
};

const rejectAll = (reason: Error) =>
  withRecord((record) => (call, update) => {
    record(call, update, { status: 'rejected', reason });
  });
const applyAll = withRecord((record) => (call, update) => {
  record(call, update, { status: 'fulfilled', value: null });
});
const notReflected = Object.assign(createError('outcomeUnknown'), { code: 'NOT_REFLECTED' });

const cached = new Map<string, ReturnType<Session['read']>>();

const sabotages: Readonly<Partial<Record<Rule, Sabotage>>> = {
  'false-applied': applyAll,
  'unseen-applied': applyAll,
  'false-denial': rejectAll(createError('throttled')),
  'uncertain-denial': rejectAll(createError('throttled')),
  'unknown-though-shown': rejectAll(createError('outcomeUnknown')),
  'unknown-though-read': rejectAll(createError('outcomeUnknown')),
  'unknown-though-never-sent': rejectAll(createError('outcomeUnknown')),
  'unknown-for-quota': withExchange(
    (exchange) => (request) =>
      request.method === 'PATCH' ? exchange(request) : Promise.resolve(answerError(429)),
  ),
  'false-not-reflected': rejectAll(notReflected),
  'overlap-after-unknown': answerTooEarly,
  'overlap-in-bulk': answerTooEarly,
  order: sendInAnyOrder,
  'double-effect': withExchange((exchange) => async (request) => {
    const answer = await exchange(request);
    return request.method === 'PATCH' ? exchange(request) : answer;
  }),
  'blind-repeat': withExchange((exchange) => async (request) => {
    const answer = await exchange(request);
    return request.method === 'PATCH' ? exchange(request) : answer;
  }),
  'overlap-of-attempts': withExchange((exchange) => (request) => {
    if (request.method === 'PATCH') void exchange(request).catch(() => undefined);
    return exchange(request);
  }),
  'unchecked-expectation': withSession((session) => ({
    update: ({ caseId, id, update, patch }) => session.update({ caseId, id, update, patch }),
  })),
  'unrecognised-write': withExchange(
    (exchange) => (request) =>
      exchange(request.method === 'PATCH' ? { ...request, body: '{"status":"failed"}' } : request),
  ),
  budget: withExchange((exchange) => async (request) => {
    await exchange(request);
    return exchange(request);
  }),
  record: withRecord((record) => (...args) => {
    record(...args);
    record(...args);
  }),
  deadline: withSession((session, { clock }) => ({
    read: (ref) => clock.sleep(60_000).then(() => session.read(ref)),
  })),
  hang: withSession(() => ({ read: () => new Promise(() => undefined) })),
  bug: withSession(() => ({ read: () => Promise.reject(new TypeError('a bug')) })),
  'foreign-data': (options) => {
    const system = createSystem(options);
    return { ...system, open: (call, _caller, gone) => system.open(call, 'somebody-else', gone) };
  },
  'stale-read': withSession((session, { process }) => ({
    read: (ref) => {
      const key = `${process} ${ref.caseId} ${ref.id}`;
      const found = cached.get(key) ?? session.read(ref);
      cached.set(key, found);
      return found;
    },
  })),
  'lost-item': withSession(() => ({ read: () => Promise.resolve(null) })),
  'duplicate-item': withSession((session) => ({
    list: async (caseId) => {
      const items = await session.list(caseId);
      return [...items, ...items];
    },
  })),
};

describe('a program with a fault', () => {
  it.each(Object.entries(sabotages))('breaks the rule %s within 1,000 seeds', async (rule, sabotage) => {
    let found = false;
    for (let seed = 1; seed <= 1_000 && !found; seed += 1) {
      cached.clear();
      found = brokenRules(await simulate(generatePlan(seed), sabotage)).includes(rule as Rule);
    }
    expect(found).toBe(true);
  });
});
