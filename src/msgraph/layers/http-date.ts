const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The three forms of RFC 9110, section 5.6.7; the weekday is not checked. */
const forms = [
  // Sun, 06 Nov 1994 08:49:37 GMT
  /^[a-z]{3,9}, +(?<day>\d{1,2}) +(?<month>[a-z]{3}) +(?<year>\d{4}) +(?<time>\d\d:\d\d:\d\d) +(?:gmt|utc|[+-]0000)$/i,
  // Sunday, 06-Nov-94 08:49:37 GMT
  /^[a-z]{3,9}, +(?<day>\d{1,2})-(?<month>[a-z]{3})-(?<year>\d\d(?:\d\d)?) +(?<time>\d\d:\d\d:\d\d) +(?:gmt|utc|[+-]0000)$/i,
  // Sun Nov  6 08:49:37 1994, in UTC
  /^[a-z]{3} +(?<month>[a-z]{3}) +(?<day>\d{1,2}) +(?<time>\d\d:\d\d:\d\d) +(?<year>\d{4})$/i,
];

/** A two-digit year that seems to be more than 50 years in the future is in the past. */
function toFullYear(year: string, nowMs: number): number {
  if (year.length === 4) return Number(year);
  const thisYear = new Date(nowMs).getUTCFullYear();
  const inThisCentury = Math.floor(thisYear / 100) * 100 + Number(year);
  return inThisCentury > thisYear + 50 ? inThisCentury - 100 : inThisCentury;
}

/** Parses an HTTP date to milliseconds since 1970; undefined for any other text and for 30 February. */
export function parseHttpDate(text: string, nowMs: number): number | undefined {
  for (const form of forms) {
    const { day = '', month = '', year = '', time = '' } = form.exec(text)?.groups ?? {};
    if (!time) continue;
    const monthIndex = months.indexOf(month.toLowerCase());
    const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
    // A leap second is allowed.
    if (monthIndex < 0 || hours > 23 || minutes > 59 || seconds > 60) return undefined;
    const date = new Date(0);
    date.setUTCFullYear(toFullYear(year, nowMs), monthIndex, Number(day));
    if (date.getUTCMonth() !== monthIndex || date.getUTCDate() !== Number(day)) return undefined;
    return date.setUTCHours(hours, minutes, seconds);
  }
  return undefined;
}
