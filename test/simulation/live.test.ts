import { simulateWatchers, type WatcherRun } from './live/simulate-watchers.js';

const seeds = 1000;

/** Whether a watcher knew, at a time, of nothing that still ran: then the case is read less often. */
function isAllOver({ id, events }: WatcherRun['watchers'][number], at: number): boolean {
  const known = new Map(events.filter((event) => event.at <= at).map((event) => [event.id, event.status]));
  return id === undefined && known.size > 0 && [...known.values()].every((status) => status === 'SUCCEEDED');
}

/** What must hold for whoever watches, whatever happens. */
function findBroken(run: WatcherRun): string[] {
  const { watchers, last, writes, polls, bugs, undisturbed, isDisturbed, killed, idle } = run;
  const broken: string[] = [];
  if (!idle) broken.push('something is left when all have gone');
  if (bugs.length > 0) broken.push(`bug: ${String(bugs[0])}`);
  for (const { process, id, events, ended } of watchers) {
    const newest = new Map<string, number>();
    for (const event of events) {
      if (event.version < (newest.get(event.id) ?? 0)) broken.push('an event is older than one before it');
      newest.set(event.id, event.version);
    }
    if (killed.has(process)) continue;
    if (ended === 'open') {
      for (const [of, { version, terminal }] of last) {
        if (id !== undefined && id !== of) continue;
        if (newest.get(of) !== version)
          broken.push(`a watcher has not seen the last state${terminal ? ', which is terminal' : ''}`);
        if (id === of && terminal) broken.push('a subscription goes on after the end');
      }
    }
    if (ended === 'ended' && events.at(-1)?.status !== 'SUCCEEDED')
      broken.push('it ended before the operation');
  }
  if (!isDisturbed) {
    for (const { at, id, version } of writes) {
      // The longest interval while something runs, and the way there and back.
      const due = at + 150_000;
      for (const watcher of watchers) {
        const concerned = watcher.id === undefined || watcher.id === id;
        if (!concerned || watcher.from > at || watcher.until < due || isAllOver(watcher, at)) continue;
        const received = watcher.events.some(
          (event) => event.id === id && event.version >= version && event.at <= due,
        );
        if (!received) broken.push('a change has not reached a watcher within one tick');
      }
    }
  }
  // An interval is at least 20 s, and a turn covers 95 % of it.
  if (undisturbed) {
    const lists = polls.filter(({ list }) => list).map(({ at }) => at);
    if (lists.some((at, index) => at - (lists[index - 1] ?? -Infinity) < 15_000))
      broken.push('the case is read more often than once per tick');
  }
  return [...new Set(broken)];
}

it(`watchers of several processes see every end, nothing twice or backwards, in ${seeds} seeds`, async () => {
  const failures: string[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const broken = findBroken(await simulateWatchers(seed));
    if (broken.length > 0) failures.push(`seed ${seed}: ${broken.join('; ')}`);
  }
  expect(failures).toEqual([]);
}, 120_000);
