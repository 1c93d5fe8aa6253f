import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import { EditorLabels } from './editor-labels.js';
import { examples, placeholders, seed } from './examples.js';
import { beginSession } from './session.js';

// The page is served by the endpoint, which may have a prefix that only a proxy knows.
const fetcher = createGraphiQLFetcher({ url: location.pathname });

/** What a caller of a real tenant fills in. The sandbox needs no token. */
const bearer = JSON.stringify({ Authorization: 'Bearer YOUR-TOKEN' }, null, 2);

export interface PlaygroundProps {
  /** Whether the seed of the sandbox is there, so that the examples run as they are. */
  readonly sandbox: boolean;
  /** Whether the server would refuse to show its schema. */
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
      // Tokens, and ids of legal cases, are forgotten with the tab of the browser: nothing goes to localStorage.
      storage={sessionStorage}
      shouldPersistHeaders
      showPersistHeadersSettings={false}
      defaultTabs={[...tabs]}
      {...(sandbox ? {} : { defaultHeaders: bearer, defaultEditorToolsVisibility: 'headers' as const })}
      // Null: it does not even ask.
      {...(schemaHidden ? { schema: null } : {})}
    >
      <GraphiQL.Logo>
        <span />
      </GraphiQL.Logo>
      <EditorLabels />
    </GraphiQL>
  );
}
