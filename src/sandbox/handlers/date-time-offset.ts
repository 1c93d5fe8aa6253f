const DATE_TIME_OFFSET =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?(Z|[+-]\d{2}:[0-5]\d)$/;

const YEAR_1 = Date.parse('0001-01-01T00:00:00Z');
const YEAR_10000 = Date.parse('+010000-01-01T00:00:00Z');

/**
 * The date as Graph returns it: in UTC, without trailing zeros in the fraction.
 * Undefined when it is not a valid Edm.DateTimeOffset; .NET allows at most seven digits in the fraction.
 */
export function readDateTimeOffset(value: string): string | undefined {
  const match = DATE_TIME_OFFSET.exec(value);
  if (!match) return undefined;
  const [, date = '', minutes = '', seconds = '00', fraction = '', zone = ''] = match;
  const local = `${date}T${minutes}:${seconds}`;
  const localMs = Date.parse(`${local}Z`);
  // Date.parse turns 30 February into 1 March and 24:00 into the next day; the round trip detects both.
  if (Number.isNaN(localMs) || isoSeconds(localMs) !== local) return undefined;
  const offset = readOffset(zone);
  const ms = localMs - offset * 60_000;
  if (Math.abs(offset) > 14 * 60 || ms < YEAR_1 || ms >= YEAR_10000) return undefined;
  const digits = fraction.replace(/0+$/, '');
  return `${isoSeconds(ms)}${digits && `.${digits}`}Z`;
}

/** Minutes east of UTC. */
function readOffset(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return zone.startsWith('-') ? -minutes : minutes;
}

function isoSeconds(ms: number): string {
  return new Date(ms).toISOString().slice(0, -'.000Z'.length);
}
