import type { Config } from '../config.js';
import type { SettingsFor } from './setting.js';
import { integer } from './value-types.js';
import type { HttpLimits } from '../../http/http-limits.js';

/** The limits of one HTTP request, of the number of requests, and of connections. */
export const httpLimitSettings = {
  bodyTimeoutMs: {
    name: 'BODY_TIMEOUT_MS',
    description:
      'Milliseconds in which a whole request must arrive; its headers have at most 10 seconds. Afterwards HTTP 408.',
    type: integer(1, 600_000),
    default: 30_000,
  },
  responseTimeoutMs: {
    name: 'RESPONSE_TIMEOUT_MS',
    description:
      'Milliseconds in which a client must receive a response. Afterwards its connection is closed.',
    type: integer(1, 3_600_000),
    default: 60_000,
  },
  unsentBytes: {
    name: 'LIMIT_UNSENT_BYTES',
    description:
      'Maximum size in bytes of all responses together that clients have not received yet. Beyond it the connections that have waited longest are closed.',
    type: integer(1024, 17_179_869_184),
    default: 64 * 1024 * 1024,
  },
  connections: {
    name: 'MAX_CONNECTIONS',
    description:
      'Maximum number of open connections. More are closed at once; idle ones are closed to make room.',
    type: integer(1, 1_000_000),
    default: 1000,
  },
  streamsPerCaller: {
    name: 'LIMIT_STREAMS',
    description:
      'Maximum number of open subscriptions of one caller and process, and of its WebSocket connections; without a valid bearer token, the caller is the IP address. More return HTTP 429, or close the connection with 4429.',
    type: integer(1, 1_000_000),
    default: 50,
  },
  requestsPerMinute: {
    name: 'RATE_LIMIT_PER_MINUTE',
    description:
      'Maximum number of GraphQL requests of one caller per minute and process; without a valid bearer token, and for malformed requests, the caller is the IP address. The operations of an array count one by one. More return HTTP 429. 0 = no limit.',
    type: integer(0, 1_000_000),
    default: 600,
  },
  bodyBytes: {
    name: 'LIMIT_BODY_BYTES',
    description: 'Maximum size of a request body in bytes, also after decompression.',
    type: integer(1024, 104_857_600),
    default: 1024 * 1024,
  },
  headerBytes: {
    name: 'LIMIT_HEADER_BYTES',
    description: 'Maximum size of the request line and all headers in bytes.',
    type: integer(1024, 1_048_576),
    default: 16 * 1024,
  },
  urlBytes: {
    name: 'LIMIT_URL_BYTES',
    description: 'Maximum size of a URL in bytes.',
    type: integer(64, 1_048_576),
    default: 8 * 1024,
  },
  batchOperations: {
    name: 'LIMIT_BATCH_OPERATIONS',
    description:
      'Maximum number of GraphQL operations in one HTTP request, sent as an array. 0 = arrays are rejected.',
    type: integer(0, 1000),
    default: 0,
  },
} satisfies SettingsFor<HttpLimits>;

/** The limits of one GraphQL operation. */
export const graphqlLimitSettings = {
  documentBytes: {
    name: 'LIMIT_DOCUMENT_BYTES',
    description:
      'Maximum size of a document in bytes, without its variables. Trusted documents are not limited.',
    type: integer(10, 10_485_760),
    default: 50_000,
  },
  tokens: {
    name: 'LIMIT_TOKENS',
    description: 'Maximum number of tokens (names, numbers, strings, punctuators) in a document.',
    type: integer(10, 1_000_000),
    default: 4000,
  },
  depth: {
    name: 'LIMIT_DEPTH',
    description: 'Maximum depth of fields. Fragments add no level; introspection is not counted.',
    type: integer(1, 100),
    default: 15,
  },
  aliases: {
    name: 'LIMIT_ALIASES',
    description: 'Maximum number of aliases in an operation, with its fragments expanded.',
    type: integer(0, 1_000_000),
    default: 100,
  },
  directives: {
    name: 'LIMIT_DIRECTIVES',
    description: 'Maximum number of directives in a document.',
    type: integer(0, 1_000_000),
    default: 50,
  },
  rootFields: {
    name: 'LIMIT_ROOT_FIELDS',
    description: 'Maximum number of root fields in an operation, with its fragments expanded.',
    type: integer(1, 1_000_000),
    default: 20,
  },
  cost: {
    name: 'LIMIT_COST',
    description:
      'Maximum cost of an operation: the number of fields that the response can have, given `first`; a list adds 1500 because it is read completely and each is a request of the quota, a read of one case, operation or entity 100, the body of a planned request 100, an update 10, the text of the schema 5000; a list without `first` counts as some 2 to 80 items.',
    type: integer(1, 1_000_000_000),
    default: 200_000,
  },
  entities: {
    name: 'LIMIT_ENTITIES',
    description: 'Maximum number of representations in one `_entities` field.',
    type: integer(1, 1_000_000),
    default: 1000,
  },
  listItems: {
    name: 'LIMIT_LIST_ITEMS',
    description: 'Maximum number of items in any other list of the input, in variables or in the document.',
    type: integer(1, 1_000_000),
    default: 1000,
  },
  pageSize: {
    name: 'LIMIT_PAGE_SIZE',
    description: 'Maximum number of items in one page. More are `INVALID_INPUT`.',
    type: integer(1, 10_000),
    default: 500,
  },
  bulkUpdates: {
    name: 'LIMIT_BULK_UPDATES',
    description: 'Maximum number of updates in one `updateCaseOperations`. More are `INVALID_INPUT`.',
    type: integer(1, 10_000),
    default: 100,
  },
} satisfies SettingsFor<Config['graphql']['limits']>;
