/** The length of the longest message that is shown completely. */
const maxMessageLength = 300;

const gap = ' … ';

/**
 * A message without its middle if it is long. Messages of graphql-js quote the request, of any length, and say at
 * the end what is wrong.
 */
export function cutMessage(message: string): string {
  if (message.length <= maxMessageLength) return message;
  const half = Math.floor((maxMessageLength - gap.length) / 2);
  // The cut could divide a surrogate pair.
  return `${message.slice(0, half)}${gap}${message.slice(-half)}`.toWellFormed();
}
