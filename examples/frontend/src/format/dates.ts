const readable = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** A readable date in the zone of the browser, which it names. Without all digits: show the exact value as well. */
export function readableDate(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : readable.format(date);
}
