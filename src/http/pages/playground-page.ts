import { escapeHtml } from './escape-html.js';

/** What a user of the playground must know about its server. */
export interface PlaygroundInfo {
  /** Whether the operations are those of the sandbox, so that nothing real can be changed. */
  readonly sandbox: boolean;
  /** A description of the API behind this server. */
  readonly upstream: string;
  /** Why the schema is hidden; undefined when it is shown. */
  readonly schemaHidden?: string | undefined;
}

const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  // Monaco, the editor of GraphiQL, uses <style> elements without a nonce and style attributes. Styles cannot
  // load anything, because images and fonts are restricted below.
  'style-src': "'self' 'unsafe-inline'",
  'connect-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** The content security policy of the playground: files of this server, and nothing inline except styles. */
export const playgroundPolicy = Object.entries(policy)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join(';');

/** The built page with its placeholders filled in. */
export function playgroundPage(
  template: string,
  { sandbox, upstream, schemaHidden }: PlaygroundInfo,
): string {
  const values: Readonly<Record<string, string>> = {
    kind: sandbox ? 'sandbox' : 'tenant',
    mark: sandbox ? 'Sandbox' : 'Real data',
    upstream,
    schema: schemaHidden === undefined ? 'open' : 'hidden',
    notice: schemaHidden ?? '',
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => escapeHtml(values[name] ?? ''));
}
