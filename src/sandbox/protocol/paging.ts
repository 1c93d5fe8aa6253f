import { badRequest } from './graph-error.js';
import type { JsonObject } from './json.js';

/** A page of a list; the last page has no `nextLink`. */
export interface Page {
  readonly items: readonly JsonObject[];
  readonly nextLink?: string;
}

/** The requested page of all items: `$top` items, at most `pageSize`. */
export function toPage(
  all: readonly JsonObject[],
  query: URLSearchParams,
  url: string,
  pageSize: number,
): Page {
  const size = Math.min(readTop(query) ?? pageSize, pageSize);
  const start = readSkipToken(query);
  const end = start + size;
  const items = all.slice(start, end);
  return size === 0 || end >= all.length ? { items } : { items, nextLink: toNextLink(end, query, url) };
}

function readTop(query: URLSearchParams): number | undefined {
  const top = query.get('$top');
  if (top === null) return undefined;
  if (!/^\d{1,9}$/.test(top)) {
    throw badRequest(
      `Invalid value '${top}' for $top query option found. The $top query option requires a non-negative integer value.`,
    );
  }
  return Number(top);
}

function toNextLink(start: number, query: URLSearchParams, url: string): string {
  const next = new URLSearchParams(query);
  next.set('$skiptoken', Buffer.from(`start=${start}`).toString('base64url'));
  // Graph does not encode the dollar sign of its options.
  return `${url}?${next.toString().replaceAll('%24', '$')}`;
}

function readSkipToken(query: URLSearchParams): number {
  const token = query.get('$skiptoken');
  if (token === null) return 0;
  const start = /^start=(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (start === undefined) throw badRequest('The $skiptoken is not valid.');
  return Number(start);
}
