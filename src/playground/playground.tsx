import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import { EditorLabels } from './editor-labels.js';
import { placeholders, seed } from './example-ids.js';
import { examples } from './examples.js';
import { beginSession } from './session.js';
import { VariablesOpener } from './variables-opener.js';

// The page is served by the endpoint, which may have a prefix that only a proxy knows.
const fetcher = createGraphiQLFetcher({
  url: location.pathname,
  // The headers of the editor are the parameters of the connection.
  subscriptionUrl: `${location.protocol.replace('http', 'ws')}//${location.host}${location.pathname}`,
});

/** A placeholder for callers of a real tenant. The sandbox requires no token. */
const bearer = JSON.stringify({ Authorization: 'Bearer YOUR-TOKEN' }, null, 2);

export interface PlaygroundProps {
  /** Whether the upstream is the sandbox, with which the examples run unchanged. */
  readonly sandbox: boolean;
  /** Whether the server rejects introspection. */
  readonly schemaHidden: boolean;
}

export function Playground({ sandbox, schemaHidden }: PlaygroundProps) {
  const tabs = sandbox
    ? examples(seed)
    : examples(placeholders).map((example) => ({ ...example, headers: bearer }));
  if (tabs[0]) beginSession(sessionStorage, tabs[0]);
  return (
    <GraphiQL
      fetcher={fetcher}
      // Tokens and ids of legal cases are deleted with the tab of the browser: nothing is stored in localStorage.
      storage={sessionStorage}
      shouldPersistHeaders
      showPersistHeadersSettings={false}
      defaultTabs={[...tabs]}
      {...(sandbox ? {} : { defaultHeaders: bearer, defaultEditorToolsVisibility: 'headers' as const })}
      // Null prevents the introspection query.
      {...(schemaHidden ? { schema: null } : {})}
    >
      <GraphiQL.Logo>
        <span />
      </GraphiQL.Logo>
      <EditorLabels />
      <VariablesOpener />
    </GraphiQL>
  );
}
