import { escapeHtml } from './escape-html.js';

export interface LandingPageOptions {
  /** A description of the API behind this server. */
  readonly upstream: string;
  /** A command for a shell. */
  readonly exampleCommand: string;
}

/** The page for browsers without a playground, with an example. No script, nothing from another origin. */
export function landingPage({ upstream, exampleCommand }: LandingPageOptions): string {
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
It is connected to <strong>${escapeHtml(upstream)}</strong>.</p>
<p>Send GraphQL requests here by POST, for example:</p>
<pre>${escapeHtml(exampleCommand)}</pre>
</main>
</body>
</html>
`;
}
