const readable = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** For people; the exact text, with all its digits, belongs beside it. */
export function readableDate(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : readable.format(date);
}
