import { z } from 'zod';
import { type CloudName, clouds } from '../clouds.js';
import { oneOf, onOff, type EnvironmentValue, integer } from './setting-types.js';

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

const cloudNames = Object.keys(clouds) as CloudName[];

const cloud = z
  .enum([...cloudNames, 'china'], { error: `must be one of ${cloudNames.join(', ')}` })
  .default('global')
  .transform((name, context) => {
    if (name !== 'china') return name;
    context.addIssue({
      code: 'custom',
      message: 'cannot be china: Microsoft does not offer the eDiscovery case APIs in the cloud of 21Vianet',
    });
    return z.NEVER;
  });

/** Where Microsoft Graph is, and how it is spoken to. */
export const graphSettings = {
  UPSTREAM: z.enum(['sandbox', 'graph'], { error: 'must be sandbox or graph' }).optional(),
  GRAPH_CLOUD: cloud,
  GRAPH_API_VERSION: oneOf(['beta', 'v1.0'], 'beta'),
  GRAPH_BASE_URL: baseUrl.optional(),
  GRAPH_ODATA_TYPES: onOff('on'),
  GRAPH_TIMEOUT_MS: integer(1, 600_000, 10_000),
  GRAPH_REQUESTS_PER_MINUTE: integer(0, 1_000_000, 0),
  GRAPH_LIST_THRESHOLD: integer(1, 1_000_000, 2),
  GRAPH_MAX_PAGES: integer(1, 10_000, 100),
  GRAPH_MAX_ITEMS: integer(1, 1_000_000, 10_000),
  GRAPH_MAX_BODY_BYTES: integer(1024, 1_073_741_824, 8 * 1024 * 1024),
} satisfies Record<string, z.ZodType<unknown, EnvironmentValue>>;
