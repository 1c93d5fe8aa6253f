const readable = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

const readableClock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The time of a recent date, in the zone of the browser. */
export function readableTime(text: string): string {
  return readableClock.format(new Date(text));
}

/** A readable date in the zone of the browser, which it names. Without all digits: show the exact value as well. */
export function readableDate(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : readable.format(date);
}
