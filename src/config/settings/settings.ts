import { z } from 'zod';
import type { Config } from '../config.js';
import { auditSettings } from './audit.js';
import { authSettings } from './auth.js';
import { graphSettings } from './graph.js';
import { graphqlSettings, httpSettings } from './http.js';
import { graphqlLimitSettings } from './limits.js';
import type { SettingGroup, SettingsFor } from './setting.js';
import { integer, oneOf, secret, secretThat, stringThat, type ValueType } from './value-types.js';

const environment = oneOf(['development', 'test', 'production']);

const patchStatuses = oneOf(['200', '204', '405']);
const patchStatus: ValueType<Config['sandbox']['patchStatus']> = {
  allowed: patchStatuses.allowed,
  schema: patchStatuses.schema.transform((value) => Number(value) as Config['sandbox']['patchStatus']),
};

const sandboxSettings = {
  patchStatus: {
    name: 'SANDBOX_PATCH_STATUS',
    description: 'The status that the sandbox returns for a PATCH. `405` is a tenant that rejects updates.',
    type: patchStatus,
    default: 200,
  },
  port: {
    name: 'SANDBOX_PORT',
    description: 'The port of `npm run sandbox`.',
    type: integer(0, 65_535),
    default: 4001,
  },
} satisfies SettingsFor<Config['sandbox']>;

const liveSettings = {
  requestsPerMinute: {
    name: 'LIVE_REQUESTS_PER_MINUTE',
    description:
      'Maximum number of requests to Microsoft Graph per minute for subscriptions; in `passthrough` and `on-behalf-of` for each caller. The published quota is five, which queries and updates use, too.',
    type: integer(1, 1_000_000),
    default: 3,
  },
} satisfies SettingsFor<Config['live']>;

const redisSettings = {
  url: {
    name: 'REDIS_URL',
    description:
      'The Redis (7 or later) over which several processes share the quota, the reads of watched cases and automatic persisted queries: `redis://` or, with TLS, `rediss://`, with user and password if needed. Without it each process is on its own. Requires `REDIS_KEY_SECRET`. Never printed.',
    type: secretThat('a URL that starts with redis:// or rediss://', (value) =>
      /^rediss?:$/.test(URL.parse(value)?.protocol ?? ''),
    ),
  },
  keySecret: {
    name: 'REDIS_KEY_SECRET',
    description:
      'A random string of at least 16 characters, the same for all processes that share a Redis. It hides names of tenants and cases in Redis, and signs messages. Never printed.',
    type: secretThat('at least 16 characters', (value) => value.length >= 16),
  },
} satisfies SettingsFor<NonNullable<Config['redis']>>;

const logSettings = {
  level: {
    name: 'LOG_LEVEL',
    description: 'The lowest level that is logged, as JSON lines on standard error.',
    type: oneOf(['debug', 'info', 'warn', 'error', 'silent']),
    default: 'info',
  },
} satisfies SettingsFor<Config['log']>;

const metricsSettings = {
  port: {
    name: 'METRICS_PORT',
    description:
      'The port of `/metrics` for Prometheus, which is open to whoever reaches it. 0 = any free port. Without it there is none.',
    type: integer(0, 65_535),
  },
  host: {
    name: 'METRICS_HOST',
    description: 'The address of `/metrics`.',
    type: stringThat('an IP address or host name', () => true),
    derivedDefault: {
      text: 'the value of HOST',
      from: 'HOST',
      inForce: ({ metrics }) => metrics?.host,
    },
  },
} satisfies SettingsFor<NonNullable<Config['metrics']>>;

const doctorSettings = {
  token: {
    name: 'DOCTOR_TOKEN',
    description:
      'The access token of a caller that `graph-case-operations doctor` uses: for Microsoft Graph in `passthrough`, for the API of this server in `on-behalf-of`. The server ignores it. Never printed.',
    type: secret,
  },
} satisfies SettingsFor<Config['doctor']>;

/**
 * Every setting, at its place in the configuration. To add one, add the option to the type of its consumer:
 * the compiler then requires the entry here.
 */
export const settings = {
  environment: {
    name: 'NODE_ENV',
    description:
      'With `production`, `UPSTREAM` is required, and `INTROSPECTION` and `PLAYGROUND` are off by default.',
    type: { ...environment, schema: z.string().toLowerCase().pipe(environment.schema) },
    default: 'development',
  },
  http: httpSettings,
  graphql: { ...graphqlSettings, limits: graphqlLimitSettings },
  upstream: {
    name: 'UPSTREAM',
    description:
      'The API behind this server: the embedded sandbox or Microsoft Graph. With `graph`, `INTROSPECTION` and `PLAYGROUND` are off by default.',
    type: oneOf(['sandbox', 'graph']),
    default: 'sandbox',
  },
  graph: graphSettings,
  auth: authSettings,
  sandbox: sandboxSettings,
  live: liveSettings,
  redis: redisSettings,
  audit: auditSettings,
  log: logSettings,
  metrics: metricsSettings,
  doctor: doctorSettings,
} satisfies SettingGroup;
