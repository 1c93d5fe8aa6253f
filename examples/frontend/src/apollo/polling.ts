/**
 * The options of a query while its subscription does not work. It is read again from time to time; the server may return
 * what it has read for others shortly before (docs/live.md).
 */
export const polling = {
  pollInterval: 60_000,
  context: { headers: { 'cache-control': 'max-age=30, stale-if-error=600' } },
};
