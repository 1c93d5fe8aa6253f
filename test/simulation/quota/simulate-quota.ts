import { createRequestBudget } from '../../../src/msgraph/layers/request-budget.js';
import { throttle } from '../../../src/msgraph/layers/throttle.js';
import { createDeadlines } from '../../../src/msgraph/transport/deadline.js';
import type { GraphRequest, Send } from '../../../src/msgraph/transport/send.js';
import { createSharedQuota } from '../../../src/redis/shared-quota.js';
import { aCredential, aRequest } from '../../testkit/fake-send.js';
import { createProcessClock, createSimulationClock } from '../clock.js';
import { chance, integer, mulberry32, pick } from '../random.js';
import { createQuotaModel } from './redis-model.js';

interface SentRequest {
  readonly at: number;
  readonly process: number;
  readonly isBackground: boolean;
}

export interface QuotaRun {
  readonly processes: number;
  readonly limit: number;
  readonly backgroundLimit: number;
  readonly sent: readonly SentRequest[];
  /** Times in which Graph had closed the quota. */
  readonly closed: readonly { readonly from: number; readonly to: number }[];
  /** Whether Redis was there all the time. */
  readonly undisturbed: boolean;
  /** Requests whose caller was never told anything. */
  readonly pending: number;
  readonly idle: boolean;
}

const activeMs = 6 * 60_000;

/** Several processes send to one quota, while processes die, Redis fails and Graph throttles. */
export async function simulateQuota(seed: number, isShared = true): Promise<QuotaRun> {
  const random = mulberry32(seed);
  const clock = createSimulationClock();
  const start = clock.now();
  const redis = createQuotaModel(clock, random);
  const limit = integer(random, 1, 8);
  const backgroundLimit = integer(random, 1, limit);
  const count = integer(random, 1, 4);
  const sent: SentRequest[] = [];
  const closed: { from: number; to: number }[] = [];
  const throttleChance = chance(random, 0.3) ? 0.1 : 0;
  const killed = new Set<number>();
  let undisturbed = true;
  let pending = 0;

  const createProcess = (process: number) => {
    const own = createProcessClock(clock);
    const upstream: Send = async ({ onSent, isBackground = false }) => {
      await own.sleep(integer(random, 1, 300));
      onSent?.();
      sent.push({ at: clock.now(), process, isBackground });
      const isThrottled = chance(random, throttleChance);
      await own.sleep(integer(random, 1, 2_000));
      if (!isThrottled) return { status: 200, headers: {}, json: {} };
      const seconds = integer(random, 1, 30);
      closed.push({ from: clock.now(), to: clock.now() + seconds * 1000 });
      return { status: 429, headers: { 'retry-after': String(seconds) }, json: {} };
    };
    const quota = createSharedQuota(redis.connect(count), own);
    const layer = throttle({
      clock: own,
      budget: createRequestBudget(limit, own),
      backgroundBudget: createRequestBudget(backgroundLimit, own),
      ...(isShared && {
        shared: { quota, requestsPerMinute: limit, backgroundRequestsPerMinute: backgroundLimit },
      }),
    });
    return { process, clock: own, deadlines: createDeadlines(own), send: layer(upstream) };
  };
  const processes = Array.from({ length: count }, (_, process) => createProcess(process));

  const credential = aCredential({ quotaKey: 'tenant' });
  const startOne = () => {
    const { process, deadlines, send } = pick(random, processes);
    if (killed.has(process)) return;
    const deadline = deadlines.create(integer(random, 500, 90_000), new AbortController().signal);
    const isRejected = () => (pending -= 1);
    const request = (own: Partial<GraphRequest>) => send(aRequest({ credential, deadline, ...own }));
    pending += 1;
    if (chance(random, 0.4)) {
      const reservation = { isReleased: false };
      void request({ method: 'PATCH', isWrite: true, reservation })
        .then(async () => {
          if (chance(random, 0.5)) await request({ isLook: true, reservation });
        })
        .finally(() => (reservation.isReleased = true))
        .then(isRejected, isRejected);
    } else {
      const isBackground = chance(random, 0.3);
      void request({ isBackground, failFast: isBackground }).then(isRejected, isRejected);
    }
  };
  for (let requests = integer(random, 10, 80); requests > 0; requests -= 1) {
    clock.at(start + integer(random, 0, activeMs), startOne);
  }
  if (chance(random, 0.3)) {
    undisturbed = false;
    const from = start + integer(random, 0, activeMs);
    clock.at(from, () => (redis.isDown = true));
    clock.at(from + integer(random, 1_000, 180_000), () => (redis.isDown = false));
  }
  if (count > 1 && chance(random, 0.2)) {
    clock.at(start + integer(random, 0, activeMs), () => {
      killed.add(0);
      processes[0]!.clock.kill();
      pending = -Infinity;
    });
  }
  const idle = await clock.runUntilIdle(50_000);
  return {
    ...{ processes: count, limit, backgroundLimit, sent, closed, undisturbed, idle },
    pending: Math.max(0, pending),
  };
}
