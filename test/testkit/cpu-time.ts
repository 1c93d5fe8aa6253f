/**
 * The processor time that an action takes in this process, in milliseconds. Unlike the time on the clock, it does not
 * depend on what else the machine does. Of `attempts` runs the shortest counts, because a collection of garbage or a
 * compilation of code falls into one of them by chance; the runs end with the first that takes less than `enough`.
 */
export async function measureCpuTime(
  action: () => unknown,
  { attempts = 1, enough = 0 }: { attempts?: number; enough?: number } = {},
): Promise<number> {
  let shortest = Infinity;
  for (let attempt = 0; attempt < attempts && shortest >= enough; attempt++) {
    const before = process.cpuUsage();
    await action();
    const { user, system } = process.cpuUsage(before);
    shortest = Math.min(shortest, Math.round((user + system) / 1000));
  }
  return shortest;
}
