/** What was thrown as an error: a DataLoader tells its failures from its values by that. */
export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('not an error', { cause: error });
}
