import type { Config } from '../config.js';
import { httpLimitSettings } from './limits.js';
import type { SettingGroup, SettingsFor } from './setting.js';
import { integer, list, onOff, stringThat, type ValueType } from './value-types.js';
import { z } from 'zod';
import { trustedDocumentsFile } from './trusted-documents.js';

/** Whether a string is an origin as browsers send it: scheme, host, and a port that is not the scheme's default. */
function isOrigin(value: string): boolean {
  return /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value;
}

/** Hosts to which a request without TLS does not leave this machine. */
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Whether a value is the beginning of a URL for callbacks. */
function isCallbackPrefix(value: string): boolean {
  const url = URL.parse(value);
  if (url === null) return false;
  if ([url.username, url.password, url.search, url.hash].some((part) => part !== '')) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
}

const origins: ValueType<readonly string[]> = {
  allowed: 'origins like https://app.example.com, separated by commas, without a path or *',
  schema: z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((origin) => origin.trim())
        .filter((origin) => origin !== ''),
    )
    .refine((list) => list.every(isOrigin), {
      error: 'must be origins like https://app.example.com, separated by commas, without a path or *',
    }),
};

const proxies: ValueType<readonly string[]> = list(
  'IP addresses, networks like 10.0.0.0/8, or loopback, linklocal, uniquelocal, separated by commas',
  (item) =>
    ['loopback', 'linklocal', 'uniquelocal'].includes(item) ||
    [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()].some((type) => type.safeParse(item).success),
);

/** The HTTP server. */
export const httpSettings = {
  port: {
    name: 'PORT',
    description: 'The port to listen on. 0 = any free port.',
    type: integer(0, 65_535),
    default: 4000,
  },
  host: {
    name: 'HOST',
    description: 'The address to listen on.',
    type: stringThat('an IP address or host name', () => true),
    default: '127.0.0.1',
  },
  deadlineMs: {
    name: 'REQUEST_TIMEOUT_MS',
    description:
      'Milliseconds that one GraphQL request may take, including every wait and every attempt at Microsoft Graph.',
    type: integer(1, 600_000),
    default: 30_000,
  },
  maxAgeSeconds: {
    name: 'READ_MAX_AGE_SECONDS',
    description:
      'Age in seconds that what was read may have, for clients that do not send `Cache-Control: max-age`. 0 = each query reads from Microsoft Graph.',
    type: integer(0, 86_400),
    default: 0,
  },
  drainMs: {
    name: 'DRAIN_MS',
    description:
      'Milliseconds after SIGTERM in which `/readyz` returns 503 and requests are still accepted, so that load balancers send no more before the server stops.',
    type: integer(0, 600_000),
    default: 0,
  },
  shutdownTimeoutMs: {
    name: 'SHUTDOWN_TIMEOUT_MS',
    description:
      'Milliseconds in which active requests end after SIGTERM. An update that has been sent and cannot end in time is reported as OUTCOME_UNKNOWN.',
    type: integer(1, 600_000),
    derivedDefault: {
      text: 'the value of REQUEST_TIMEOUT_MS',
      from: 'REQUEST_TIMEOUT_MS',
      inForce: ({ http }) => http.shutdownTimeoutMs,
    },
  },
  corsOrigins: {
    name: 'CORS_ORIGINS',
    description:
      'Origins whose pages may read the responses, separated by commas. Without it no CORS headers are sent.',
    type: origins,
    default: [],
  },
  callbackUrls: {
    name: 'SUBSCRIPTION_CALLBACK_URLS',
    description:
      'URLs, separated by commas, below which Apollo Router may receive the events of subscriptions by HTTP callbacks, such as `https://router.example.com/callback`. Without it the protocol is off.',
    type: list(
      'https URLs, separated by commas, without a query; http for a loopback host',
      isCallbackPrefix,
    ),
    default: [],
  },
  trustedProxies: {
    name: 'TRUSTED_PROXIES',
    description:
      'Proxies whose `X-Forwarded-For` gives the address of the client, for the rate limit and the log. Without it these headers are ignored.',
    type: proxies,
    default: [],
  },
  ...httpLimitSettings,
  playground: {
    name: 'PLAYGROUND',
    description: 'Whether a browser gets the playground at `/graphql`. When off, it gets a plain page.',
    type: onOff,
    derivedDefault: {
      text: 'on; off when UPSTREAM is graph or NODE_ENV is production',
      from: 'UPSTREAM and NODE_ENV',
      inForce: ({ http }) => http.playground,
    },
  },
} satisfies SettingsFor<Config['http']>;

/** GraphQL, except its limits. */
export const graphqlSettings = {
  introspection: {
    name: 'INTROSPECTION',
    description:
      'Whether clients can read the schema. When off: no `__schema`, no `_service`, no suggestions in errors.',
    type: onOff,
    derivedDefault: {
      text: 'on; off when UPSTREAM is graph or NODE_ENV is production',
      from: 'UPSTREAM and NODE_ENV',
      inForce: ({ graphql }) => graphql.introspection,
    },
  },
  inlineTraces: {
    name: 'INLINE_TRACES',
    description:
      'Whether a gateway that requests it (`ftv1`) receives the time that each field took. Errors are masked.',
    type: onOff,
    default: false,
  },
  compiled: {
    name: 'COMPILED_OPERATIONS',
    description:
      'Whether operations that are sent again are executed as compiled code, which takes a third of the time. The responses are the same. Off with `INLINE_TRACES`.',
    type: onOff,
    default: true,
  },
  trustedDocuments: {
    name: 'TRUSTED_DOCUMENTS',
    description:
      'The path of a persisted query manifest of Apollo. Only its documents are executed. A changed file is read again.',
    type: trustedDocumentsFile,
  },
} satisfies SettingsFor<Omit<Config['graphql'], 'limits' | 'trustedDocuments'>> & SettingGroup;
