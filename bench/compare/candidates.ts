import { adaptToHive } from './hive-requests.ts';
import type { GraphQLRequest } from './works.ts';

/** A server that is measured. */
export interface Candidate {
  readonly name: string;
  readonly title: string;
  /** The program, from the root of the repository. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The works that it can do. @default all */
  readonly works?: readonly string[];
  /** The npm packages whose versions belong to the result. */
  readonly packages: readonly string[];
  /** A program that is run once before it. */
  readonly preparation?: string;
  /** Its own form of a request, where that of this server does not fit its schema. */
  readonly adapt?: (work: string, request: GraphQLRequest) => GraphQLRequest;
}

const folder = 'bench/candidates/dist';

/** Production settings. Nothing limits the number of requests, because a benchmark sends more than a caller may. */
const production = {
  ...{ NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', UPSTREAM: 'graph', AUTH_MODE: 'passthrough' },
  ...{ GRAPH_REQUESTS_PER_MINUTE: '0', RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'warn' },
};

function thisServer(name: string, title: string, settings: Record<string, string> = {}): Candidate {
  const environment = { ...production, ...settings };
  return { name, title, program: 'dist/bin.js', environment, packages: [] };
}

/** What one setting costs, which is measured where one operation is written and read. */
function withSetting(name: string, title: string, settings: Record<string, string>): Candidate {
  return { ...thisServer(name, title, settings), works: ['update', 'get'] };
}

function other(
  name: string,
  title: string,
  packages: readonly string[],
  own: Partial<Candidate> = {},
): Candidate {
  const program = `${folder}/${name}.js`;
  return { name, title, program, environment: { NODE_ENV: 'production' }, packages, ...own };
}

const bareTitle = 'bare proxy, node:http and undici';

export const candidates: readonly Candidate[] = [
  other('bare', bareTitle, ['undici']),
  other('bare-json', `${bareTitle}, JSON parsed and printed`, ['undici'], {
    program: `${folder}/bare.js`,
    environment: { NODE_ENV: 'production', BARE_JSON: 'on' },
  }),
  thisServer('this', 'this server, production settings, LOG_LEVEL=warn'),
  withSetting('this-info', 'this server, LOG_LEVEL=info', { LOG_LEVEL: 'info' }),
  withSetting('this-rate-limit', 'this server, rate limit on', { RATE_LIMIT_PER_MINUTE: '1000000' }),
  // Enough for the measurement; the way through the queue is that of any limit.
  withSetting('this-quota', 'this server, quota of Graph on', { GRAPH_REQUESTS_PER_MINUTE: '1000000' }),
  withSetting('this-audit', 'this server, AUDIT=required to a file', {
    AUDIT: 'required',
    AUDIT_FILE: 'audit.jsonl',
  }),
  withSetting('this-metrics', 'this server, metrics on', { METRICS_PORT: '0' }),
  withSetting('this-cors', 'this server, CORS on', { CORS_ORIGINS: 'https://app.example.com' }),
  thisServer('this-all', 'this server, all of these on', {
    ...{ LOG_LEVEL: 'info', RATE_LIMIT_PER_MINUTE: '1000000', GRAPH_REQUESTS_PER_MINUTE: '1000000' },
    ...{ AUDIT: 'required', AUDIT_FILE: 'audit.jsonl', METRICS_PORT: '0' },
    CORS_ORIGINS: 'https://app.example.com',
  }),
  other('mercurius', 'Mercurius with JIT', ['mercurius', 'fastify', 'graphql-jit']),
  other('apollo', 'Apollo Server out of the box, type-graphql', ['@apollo/server', 'type-graphql']),
  other('yoga', 'GraphQL Yoga', ['graphql-yoga']),
  other('hive', 'Hive Gateway over an OpenAPI description', ['@graphql-hive/gateway'], {
    works: ['update', 'get'],
    preparation: `${folder}/hive-compose.js`,
    adapt: adaptToHive,
  }),
];
