import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLContext } from './context.js';

const header = 'cache-control';

/** Forbids to store responses: each is for one caller. A header that Apollo Server has set is kept. */
export const noStore: ApolloServerPlugin<GraphQLContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ response: { http } }) {
        if (!http.headers.has(header)) http.headers.set(header, 'no-store');
        return Promise.resolve();
      },
    }),
};
