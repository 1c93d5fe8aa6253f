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
   * Returns the path and query of an `@odata.nextLink` unchanged, because it is opaque.
   *
   * Returns undefined for a link to another origin than the configured one, which must never receive a token.
   */
  fromNextLink(link: string): string | undefined;
}

/** Encodes an id as a path segment, including the quotes and parentheses of an OData key. */
function toSegment(id: string): string {
  return encodeURIComponent(id).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** @param root The configured root, such as `https://graph.microsoft.com`; its path is kept as a prefix. */
export function graphPaths(root: string, version: ApiVersion): GraphPaths {
  const { origin, pathname, protocol } = new URL(root);
  const prefix = pathname.replace(/\/+$/, '');
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
    fromNextLink(link) {
      if (!URL.canParse(link, origin)) return undefined;
      const url = new URL(link, origin);
      // The protocol is compared too: blob:https://… has the origin of the URL inside it.
      const isSameOrigin = url.origin === origin && url.protocol === protocol;
      return isSameOrigin ? url.pathname + url.search : undefined;
    },
  };
}
