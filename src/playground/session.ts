interface Tab {
  readonly query: string;
  readonly headers?: string;
}

/**
 * Stores the first tab where GraphiQL stores the last content of its editors. GraphiQL stores it only when an editor
 * changes: without this, a page that is reloaded after a change of only the headers finds no stored tab and opens an
 * empty one.
 */
export function beginSession(storage: Storage, { query, headers }: Tab): void {
  if (storage.getItem('graphiql:tabState') !== null) return;
  storage.setItem('graphiql:query', query);
  if (headers !== undefined) storage.setItem('graphiql:headers', headers);
}
