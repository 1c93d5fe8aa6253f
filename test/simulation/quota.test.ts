import { type QuotaRun, simulateQuota } from './quota/simulate-quota.js';

const seeds = 300;
const minuteMs = 60_000;

/** Milliseconds in which what is under way when Graph closes the quota, or a message to Redis, arrives. */
const underWayMs = 400;

function countMost(times: readonly number[]): number {
  return Math.max(
    0,
    ...times.map((from) => times.filter((at) => at >= from && at <= from + minuteMs).length),
  );
}

/** What must hold for the quota that all processes share, whatever happens. */
function findBroken(run: QuotaRun): string[] {
  const { processes, sent, closed, undisturbed, pending, idle } = run;
  const broken: string[] = [];
  if (!idle) broken.push('something is left when all requests have ended');
  if (pending > 0) broken.push('a request never ended');
  // Without Redis, the parts of the processes are one more budget: at least one request for each of them.
  const allow = (limit: number) => (undisturbed ? limit : limit + Math.max(limit, processes));
  const all = countMost(sent.map(({ at }) => at));
  if (all > allow(run.limit)) broken.push(`${all} requests in a minute, limit ${run.limit}`);
  const background = countMost(sent.filter(({ isBackground }) => isBackground).map(({ at }) => at));
  if (background > allow(run.backgroundLimit))
    broken.push(`${background} in the background, limit ${run.backgroundLimit}`);
  if (undisturbed) {
    const early = sent.filter(({ at }) => closed.some(({ from, to }) => at > from + underWayMs && at < to));
    if (early.length > 0) broken.push('a request was sent while the quota was closed');
  }
  return broken;
}

it(`several processes together keep the budget, and what one learns of it, in ${seeds} seeds`, async () => {
  const failures: string[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const broken = findBroken(await simulateQuota(seed));
    if (broken.length > 0) failures.push(`seed ${seed}: ${broken.join('; ')}`);
  }
  expect(failures).toEqual([]);
}, 120_000);

it('the rules find processes that share nothing', async () => {
  const found = new Set<string>();
  for (let seed = 1; seed <= 50; seed += 1) {
    for (const broken of findBroken(await simulateQuota(seed, false))) found.add(broken.replace(/\d+/g, 'n'));
  }
  expect([...found].sort()).toEqual([
    'a request was sent while the quota was closed',
    'n in the background, limit n',
    'n requests in a minute, limit n',
  ]);
});
