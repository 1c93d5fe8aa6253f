import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { session } from '../session';
import { createCache } from './cache';

/** Same origin by default (vite's proxy); another origin needs `CORS_ORIGINS` on the server. */
const uri = (import.meta.env['VITE_GRAPHQL_URL'] as string | undefined) ?? '/graphql';

/** Reads the token for each request, because it may have been renewed. */
const authorize = new SetContextLink((context) => {
  const headers = context['headers'] as Record<string, string> | undefined;
  const bearer = session.bearer();
  return bearer ? { headers: { ...headers, authorization: `Bearer ${bearer}` } } : {};
});

/**
 * No retry link: the server retries reads and knows the quota of Microsoft Graph, and a change must never be repeated
 * without checking its outcome.
 */
export function createClient(): ApolloClient {
  return new ApolloClient({
    cache: createCache(),
    link: ApolloLink.from([authorize, new HttpLink({ uri })]),
  });
}
