interface Tab {
  readonly query: string;
  readonly headers?: string;
}

/**
 * Puts what the first tab shows where GraphiQL looks for what its editors showed last. It writes that only when an
 * editor changes: without this, a page that is loaded anew after a change of the headers alone finds no tab of its
 * own in what is stored, and opens an empty one.
 */
export function beginSession(storage: Storage, { query, headers }: Tab): void {
  if (storage.getItem('graphiql:tabState') !== null) return;
  storage.setItem('graphiql:query', query);
  if (headers !== undefined) storage.setItem('graphiql:headers', headers);
}
