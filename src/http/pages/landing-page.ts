import { escapeHtml } from './escape-html.js';

export interface LandingPageOptions {
  /** Where the operations live, in words: "the embedded sandbox", or the cloud and API version. */
  readonly upstream: string;
  /** An example for a shell. */
  readonly exampleCommand: string;
  /** Whether the playground takes the place of this page as soon as it is built. */
  readonly playgroundPending: boolean;
}

/** What a browser shows at /graphql: where it is and what to try. No script, nothing from another origin. */
export function landingPage({ upstream, exampleCommand, playgroundPending }: LandingPageOptions): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Case Operations</title>
</head>
<body>
<main>
<h1>Case Operations</h1>
<p>This is a GraphQL server for Microsoft Graph eDiscovery case operations.
It works on <strong>${escapeHtml(upstream)}</strong>.</p>
<p>Send GraphQL here by POST, for example:</p>
<pre>${escapeHtml(exampleCommand)}</pre>
${playgroundPending ? '<p>The playground is not built yet. Reload this page in a minute.</p>\n' : ''}</main>
</body>
</html>
`;
}
