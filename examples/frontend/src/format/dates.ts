const readable = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A readable date, without all digits: show the exact value as well. */
export function readableDate(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : readable.format(date);
}
