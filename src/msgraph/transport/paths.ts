import type { CaseOperationRef } from '../../domain/case-operation.js';

export type ApiVersion = 'beta' | 'v1.0';

/** The paths of this part of Microsoft Graph, each from the origin on, every id percent-encoded. */
export interface GraphPaths {
  /** Prefix and version: what the URLs within a `$batch` leave out. */
  readonly versionRoot: string;
  readonly batch: string;
  readonly cases: string;
  case(id: string): string;
  operations(caseId: string): string;
  operation(ref: CaseOperationRef): string;
  /**
   * The path of an `@odata.nextLink`, followed whole, whatever it holds.
   *
   * Undefined for a link to another origin than the configured one: a token must never go there.
   */
  fromNextLink(link: string): string | undefined;
}

/** A path segment in which nothing has a meaning; quotes and brackets would be a key to OData. */
function segment(id: string): string {
  return encodeURIComponent(id).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** @param root The configured root, such as `https://graph.microsoft.com`; a path in it is kept as a prefix. */
export function graphPaths(root: string, version: ApiVersion): GraphPaths {
  const { origin, pathname, protocol } = new URL(root);
  const prefix = pathname.replace(/\/+$/, '');
  const versionRoot = `${prefix}/${version}`;
  const cases = `${versionRoot}/security/cases/ediscoveryCases`;
  const operations = (caseId: string) => `${cases}/${segment(caseId)}/operations`;
  return {
    versionRoot,
    batch: `${versionRoot}/$batch`,
    cases,
    case: (id) => `${cases}/${segment(id)}`,
    operations,
    operation: ({ caseId, id }) => `${operations(caseId)}/${segment(id)}`,
    fromNextLink(link) {
      if (!URL.canParse(link, origin)) return undefined;
      const url = new URL(link, origin);
      // The protocol too: blob:https://… has the origin of what it wraps.
      const ours = url.origin === origin && url.protocol === protocol;
      return ours ? url.pathname + url.search : undefined;
    },
  };
}
