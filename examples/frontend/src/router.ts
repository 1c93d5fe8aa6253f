import { useMemo, useSyncExternalStore } from 'react';

/** The current route: `#/cases/{id}?status=FAILED`. */
export interface Route {
  readonly path: string;
  readonly segments: readonly string[];
  readonly search: URLSearchParams;
}

function subscribe(onChange: () => void) {
  window.addEventListener('hashchange', onChange);
  return () => {
    window.removeEventListener('hashchange', onChange);
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Routes are in the hash, so that any static file server can serve the application. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => {
    const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
    return {
      path,
      segments: path.split('/').filter(Boolean).map(decoded),
      search: new URLSearchParams(query),
    };
  }, [hash]);
}

/** Ids are opaque, so they are encoded. */
export const links = {
  cases: () => '#/',
  case: (caseId: string) => `#/cases/${encodeURIComponent(caseId)}`,
  operation: (caseId: string, id: string) => `${links.case(caseId)}/operations/${encodeURIComponent(id)}`,
};

/** Filters are in the URL, so that they can be shared and survive navigation. */
export function setSearch(search: URLSearchParams): void {
  const [path = ''] = window.location.hash.split('?');
  const query = search.toString();
  window.location.hash = query ? `${path}?${query}` : path;
}
