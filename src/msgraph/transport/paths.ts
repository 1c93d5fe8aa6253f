import type { CaseOperationRef } from '../../domain/case-operation.js';

export type ApiVersion = 'beta' | 'v1.0';

/** The paths of this part of Microsoft Graph, from the origin on, with percent-encoded ids. */
export interface GraphPaths {
  /** Prefix and version, which the URLs in a `$batch` omit. */
  readonly versionRoot: string;
  readonly batch: string;
  readonly cases: string;
  case(id: string): string;
  operations(caseId: string): string;
  operation(ref: CaseOperationRef): string;
  /**
   * Returns the path and query of an `@odata.nextLink`, which is opaque, at the configured root.
   *
   * Behind an API gateway a link can name the root of Microsoft Graph itself, or omit the prefix of the gateway: it
   * is asked of the configured root all the same. Returns undefined for a link to any other place, which must never
   * receive a token.
   */
  fromNextLink(link: string): string | undefined;
}

const casesSegment = '/ediscoveryCases/';

/** Encodes an id as a path segment, including the quotes and parentheses of an OData key. */
function toSegment(id: string): string {
  // As most ids are.
  if (/^[\w-]+$/.test(id)) return id;
  return encodeURIComponent(id).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Returns a path with placeholders instead of ids, and without a query. */
export function toPathTemplate(path: string): string {
  const end = path.indexOf('?');
  const [before = '', after = ''] = (end < 0 ? path : path.slice(0, end)).split(casesSegment, 2);
  if (after === '') return before;
  const [, list, id] = after.split('/');
  return `${before}${casesSegment}{caseId}${list === undefined ? '' : `/${list}`}${id === undefined ? '' : '/{id}'}`;
}

/** Decodes a path until nothing is left to decode; undefined if that needs more than three passes. */
function decodePath(path: string): string | undefined {
  let current = path;
  for (let passes = 0; passes <= 3; passes += 1) {
    const decoded = current.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
    if (decoded === current) return decoded;
    current = decoded;
  }
  return undefined;
}

/** Whether a path stays below its beginning, also for a gateway that decodes it: no `..` in any encoding. */
function isSafePath(path: string): boolean {
  const decoded = decodePath(path);
  return decoded?.split(/[/\\]/).every((segment) => !/^\.\.?(;|$)/.test(segment)) ?? false;
}

interface LinkRoots {
  /** The configured origin, with its protocol. */
  readonly base: URL;
  /** The path of the configured root, without a slash at its end. */
  readonly prefix: string;
  /** The origins that stand for the configured root. */
  readonly aliases: ReadonlySet<string>;
}

/** Adds the prefix, of which Graph itself does not know; undefined for a path that is not of Graph. */
function toVersionedPath(path: string, prefix: string): string | undefined {
  return /^\/(beta|v1\.0)\//i.test(path) ? prefix + path : undefined;
}

/** Returns the path of a link of the configured origin below the prefix; undefined for one that leads elsewhere. */
function toPrefixedPath(path: string, prefix: string): string | undefined {
  const start = path.slice(0, prefix.length + 1).toLowerCase();
  if (start === `${prefix}/`.toLowerCase()) return prefix + path.slice(prefix.length);
  return toVersionedPath(path, prefix);
}

function readNextLink(link: string, { base, prefix, aliases }: LinkRoots): string | undefined {
  if (!URL.canParse(link, base.origin)) return undefined;
  const url = new URL(link, base.origin);
  if (url.username !== '' || url.password !== '' || !isSafePath(url.pathname)) return undefined;
  // The protocol is compared too: blob:https://… has the origin of the URL inside it.
  const isBase = url.origin === base.origin && url.protocol === base.protocol;
  const isAlias = url.protocol === 'https:' && aliases.has(url.origin);
  if (!isBase && !isAlias) return undefined;
  const path = isBase ? toPrefixedPath(url.pathname, prefix) : toVersionedPath(url.pathname, prefix);
  return path === undefined ? undefined : path + url.search;
}

/**
 * @param root The configured root, such as `https://graph.microsoft.com`; its path is kept as a prefix.
 * @param cloudRoots The roots of Microsoft Graph, which stand for a configured root that is none of them.
 */
export function graphPaths(
  root: string,
  version: ApiVersion,
  cloudRoots: readonly string[] = [],
): GraphPaths {
  const base = new URL(root);
  const prefix = base.pathname.replace(/\/+$/, '');
  const cloudOrigins = new Set(cloudRoots.map((cloudRoot) => new URL(cloudRoot).origin));
  const linkRoots = {
    base,
    prefix,
    aliases: cloudOrigins.has(base.origin) ? new Set<string>() : cloudOrigins,
  };
  const versionRoot = `${prefix}/${version}`;
  const cases = `${versionRoot}/security/cases/ediscoveryCases`;
  const operations = (caseId: string) => `${cases}/${toSegment(caseId)}/operations`;
  return {
    versionRoot,
    batch: `${versionRoot}/$batch`,
    cases,
    case: (id) => `${cases}/${toSegment(id)}`,
    operations,
    operation: ({ caseId, id }) => `${operations(caseId)}/${toSegment(id)}`,
    fromNextLink: (link) => readNextLink(link, linkRoots),
  };
}
