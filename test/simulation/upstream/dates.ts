/** A date-time as the upstream reads it: 100 ns since 1970, and the digits of its fraction. */
export interface Instant {
  readonly ticks: bigint;
  readonly digits: number;
  readonly zone: boolean;
}

const pattern = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})?$/;
const ticksPerSecond = 10_000_000n;

export function parseInstant(value: unknown): Instant | undefined {
  const match = typeof value === 'string' ? pattern.exec(value) : null;
  if (!match) return undefined;
  const [, seconds = '', fraction = '', zone] = match;
  const milliseconds = Date.parse(`${seconds}${zone ?? 'Z'}`);
  if (Number.isNaN(milliseconds)) return undefined;
  return {
    ticks: BigInt(milliseconds) * 10_000n + BigInt(fraction.slice(0, 7).padEnd(7, '0')),
    digits: Math.min(7, fraction.length),
    zone: zone !== undefined,
  };
}

export function formatInstant(ticks: bigint, digits: number): string {
  const fraction = ((ticks % ticksPerSecond) + ticksPerSecond) % ticksPerSecond;
  const seconds = new Date(Number((ticks - fraction) / 10_000n)).toISOString().slice(0, 19);
  const shown = fraction.toString().padStart(7, '0').slice(0, digits).replace(/0+$/, '');
  return `${seconds}${shown === '' ? '' : `.${shown}`}Z`;
}

export function ticksPerUnit(digits: number): bigint {
  return 10n ** BigInt(7 - digits);
}
