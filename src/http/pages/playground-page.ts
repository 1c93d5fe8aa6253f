import { escapeHtml } from './escape-html.js';

/** What a visitor of the playground must know of the server behind it. */
export interface PlaygroundInfo {
  /** Whether the operations are the sandbox's, so that nothing real can be changed. */
  readonly sandbox: boolean;
  /** Where the operations live, in words. */
  readonly upstream: string;
  /** Why the schema cannot be shown; undefined where it can. */
  readonly schemaHidden?: string | undefined;
}

const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  // Monaco, GraphiQL's editor, writes the colours of its theme into <style> elements without a nonce, and the
  // places of its lines into style attributes. No style can load anything: images and fonts are bound below.
  'style-src': "'self' 'unsafe-inline'",
  'connect-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** What the page of the playground may load and run: files of this server, and nothing inline but styles. */
export const playgroundPolicy = Object.entries(policy)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join(';');

/** The built page with the facts in their places. */
export function playgroundPage(
  template: string,
  { sandbox, upstream, schemaHidden }: PlaygroundInfo,
): string {
  const texts: Readonly<Record<string, string>> = {
    kind: sandbox ? 'sandbox' : 'tenant',
    mark: sandbox ? 'Sandbox' : 'Real data',
    upstream,
    schema: schemaHidden === undefined ? 'open' : 'hidden',
    notice: schemaHidden ?? '',
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => escapeHtml(texts[name] ?? ''));
}
