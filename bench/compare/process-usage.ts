import { readFileSync } from 'node:fs';

/** A clock tick of /proc: 10 ms. */
const tickUs = 10_000;

/** Returns a process and all its descendants. */
function findTree(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return [pid, ...(children === '' ? [] : children.split(' ').map(Number).flatMap(findTree))];
}

function readCpuTicks(pid: number): number {
  // The name of the program, in parentheses, may contain spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? [];
  const [user, system] = [fields[11], fields[12]].map(Number);
  return (user ?? NaN) + (system ?? NaN);
}

function readResidentKilobytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Returns the CPU time that a process tree has used, in microseconds. */
export function readCpuUs(pid: number): number {
  return sum(findTree(pid).map(readCpuTicks)) * tickUs;
}

/** Returns the resident memory of a process tree in megabytes. */
export function readResidentMegabytes(pid: number): number {
  return sum(findTree(pid).map(readResidentKilobytes)) / 1024;
}
