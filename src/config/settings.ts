import { z } from 'zod';
import { type GraphCloud, graphRoots, logLevels } from './config.js';

type Text = string | undefined;

function oneOf<const T extends string>(values: readonly T[], fallback: T) {
  return z.enum(values, { error: `must be one of ${values.join(', ')}` }).default(fallback);
}

function wholeNumber(min: number, max: number, fallback: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,12}$/, { error })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error })
    .default(fallback);
}

const onOff = oneOf(['on', 'off'], 'on').transform((value) => value === 'on');

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** What is wrong with a root of Microsoft Graph; a bearer token is going to be sent there. */
function rootProblem(root: string): string | undefined {
  const url = URL.canParse(root) ? new URL(root) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return 'must be a URL like https://graph.microsoft.com';
  if (url.username || url.password || url.search || url.hash) {
    return 'must hold no user name, password, query or fragment';
  }
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) {
    return 'must be https, except on loopback: a bearer token is sent there';
  }
  if (/\/(v1\.0|beta)\/*$/i.test(url.pathname))
    return 'must not end in the version: GRAPH_API_VERSION adds it';
  return undefined;
}

const baseUrl = z.string().superRefine((root, context) => {
  const problem = rootProblem(root);
  if (problem) context.addIssue({ code: 'custom', message: problem });
});

const clouds = Object.keys(graphRoots) as GraphCloud[];

const cloud = z
  .enum([...clouds, 'china'], { error: `must be one of ${clouds.join(', ')}` })
  .default('global')
  .transform((name, context) => {
    if (name !== 'china') return name;
    context.addIssue({
      code: 'custom',
      message: 'cannot be china: Microsoft does not offer the eDiscovery case APIs in the cloud of 21Vianet',
    });
    return z.NEVER;
  });

/** Every setting by the name of its environment variable, with its default. The table of the README. */
export const settings = {
  NODE_ENV: z.string().default('development'),
  PORT: wholeNumber(0, 65_535, 4000),
  HOST: z.string().default('127.0.0.1'),
  REQUEST_TIMEOUT_MS: wholeNumber(1, 600_000, 30_000),
  UPSTREAM: z.enum(['sandbox', 'graph'], { error: 'must be sandbox or graph' }).optional(),
  GRAPH_CLOUD: cloud,
  GRAPH_API_VERSION: oneOf(['beta', 'v1.0'], 'beta'),
  GRAPH_BASE_URL: baseUrl.optional(),
  GRAPH_ODATA_TYPES: onOff,
  GRAPH_TIMEOUT_MS: wholeNumber(1, 600_000, 10_000),
  GRAPH_REQUESTS_PER_MINUTE: wholeNumber(0, 1_000_000, 0),
  GRAPH_LIST_THRESHOLD: wholeNumber(1, 1_000_000, 2),
  GRAPH_MAX_PAGES: wholeNumber(1, 10_000, 100),
  GRAPH_MAX_ITEMS: wholeNumber(1, 1_000_000, 10_000),
  GRAPH_MAX_BODY_BYTES: wholeNumber(1024, 1_073_741_824, 8 * 1024 * 1024),
  AUTH_MODE: z.enum(['passthrough'], { error: 'must be passthrough' }).optional(),
  SANDBOX_PATCH_STATUS: oneOf(['200', '204', '405'], '200').transform(
    (value) => Number(value) as 200 | 204 | 405,
  ),
  SANDBOX_PORT: wholeNumber(0, 65_535, 4001),
  LOG_LEVEL: oneOf(logLevels, 'info'),
} satisfies Record<string, z.ZodType<unknown, Text>>;
