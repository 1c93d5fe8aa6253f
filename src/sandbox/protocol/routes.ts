import { badRequest, segmentNotFound } from './graph-error.js';

export type Version = 'v1.0' | 'beta';

export type Route =
  | { readonly kind: 'batch' }
  | { readonly kind: 'cases' }
  | { readonly kind: 'case'; readonly caseId: string }
  | { readonly kind: 'operations'; readonly caseId: string }
  | { readonly kind: 'operation'; readonly caseId: string; readonly id: string };

/** The parts of a URL. */
export interface Target {
  readonly version: Version;
  readonly route: Route;
  readonly query: URLSearchParams;
}

/** Reads `/{version}/security/cases/ediscoveryCases/…`; throws 400 for any other path. */
export function findTarget(path: string): Target {
  const [pathname = '', query = ''] = path.split(/\?(.*)/s);
  const [version = '', ...segments] = pathname.replace(/\/$/, '').split('/').slice(1).map(decode);
  return {
    version: readVersion(version),
    route: readRoute(new Segments(segments)),
    query: new URLSearchParams(query),
  };
}

function readVersion(segment: string): Version {
  const version = segment.toLowerCase();
  if (version !== 'v1.0' && version !== 'beta') throw badRequest('Invalid version.');
  return version;
}

function readRoute(segments: Segments): Route {
  if (segments.tryWord('$batch')) return segments.end({ kind: 'batch' });
  segments.word('security');
  segments.word('cases');
  const caseId = segments.collection('ediscoveryCases');
  if (caseId === undefined) return segments.end({ kind: 'cases' });
  if (segments.atEnd()) return { kind: 'case', caseId };
  const id = segments.collection('operations');
  return segments.end(id === undefined ? { kind: 'operations', caseId } : { kind: 'operation', caseId, id });
}

/** Reads the decoded segments of a path from left to right. */
class Segments {
  readonly #segments: readonly string[];
  #next = 0;

  constructor(segments: readonly string[]) {
    this.#segments = segments;
  }

  atEnd(): boolean {
    return this.#next >= this.#segments.length;
  }

  tryWord(name: string): boolean {
    const found = this.#segments[this.#next]?.toLowerCase() === name.toLowerCase();
    if (found) this.#next += 1;
    return found;
  }

  word(name: string): void {
    if (!this.tryWord(name)) throw segmentNotFound(this.#segments[this.#next] ?? name);
  }

  /** Reads `name`, `name/key`, `name('key')` or `name(key)`, and returns the key, if any. */
  collection(name: string): string | undefined {
    const [, word, inParens] = /^(\w+)\((.*)\)$/s.exec(this.#segments[this.#next] ?? '') ?? [];
    if (inParens !== undefined && word?.toLowerCase() === name.toLowerCase()) {
      this.#next += 1;
      return inParens.replace(/^'(.*)'$/s, '$1').replaceAll("''", "'");
    }
    this.word(name);
    const key = this.#segments[this.#next];
    // `$count`, `$ref` and similar segments are not emulated, and an empty segment is not a key.
    if (key === '' || key?.startsWith('$') === true) throw segmentNotFound(key);
    this.#next += 1;
    return key;
  }

  end(route: Route): Route {
    const extra = this.#segments[this.#next];
    if (extra !== undefined) throw segmentNotFound(extra);
    return route;
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest('The request URI is not valid.');
  }
}
