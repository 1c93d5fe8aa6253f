import { z } from 'zod';
import { type CloudName, clouds } from '../clouds.js';
import type { Config } from '../config.js';
import type { SettingsFor } from './setting.js';
import { integer, integerOrZero, oneOf, onOff, type ValueType } from './value-types.js';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const exampleRoot = clouds.global.graphRoot;

/** Why a root of Microsoft Graph is invalid. Strict, because bearer tokens are sent there. */
function validateRoot(root: string): string | undefined {
  const url = URL.canParse(root) ? new URL(root) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return `must be a URL like ${exampleRoot}`;
  if (url.username || url.password || url.search || url.hash) {
    return 'must not contain a user name, password, query or fragment';
  }
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) {
    return 'must be https except on loopback, because bearer tokens are sent there';
  }
  if (/\/(v1\.0|beta)\/*$/i.test(url.pathname))
    return 'must not end in the version: GRAPH_API_VERSION adds it';
  return undefined;
}

const baseUrl: ValueType<string> = {
  allowed: 'an https URL without the version; http on loopback',
  schema: z.string().superRefine((root, context) => {
    const message = validateRoot(root);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  }),
};

const cloudNames = Object.keys(clouds) as CloudName[];
const anyCloud = oneOf(cloudNames);

const cloud: ValueType<CloudName> = {
  allowed: anyCloud.allowed,
  schema: z
    .string()
    .refine((name) => name !== 'china', {
      error: 'cannot be china: Microsoft does not offer the eDiscovery case APIs in the cloud of 21Vianet',
      abort: true,
    })
    .pipe(anyCloud.schema),
};

/** Microsoft Graph and the requests to it. */
export const graphSettings = {
  cloud: {
    name: 'GRAPH_CLOUD',
    description: `The cloud of the tenant: ${cloudNames.map((name) => `\`${name}\` (${clouds[name].label})`).join(', ')}. Microsoft does not offer these APIs in China.`,
    type: cloud,
    default: 'global',
  },
  apiVersion: {
    name: 'GRAPH_API_VERSION',
    description: 'The version of the API. Its documentation is for `beta`.',
    type: oneOf(['beta', 'v1.0']),
    default: 'beta',
  },
  root: {
    name: 'GRAPH_BASE_URL',
    description: 'Another root of Microsoft Graph, for example a proxy or the sandbox. Requires `UPSTREAM`.',
    type: baseUrl,
    derivedDefault: {
      text: 'the root of GRAPH_CLOUD',
      from: 'GRAPH_CLOUD',
      inForce: ({ upstream, graph }) => (upstream === 'graph' ? graph.root : undefined),
    },
  },
  odataTypes: {
    name: 'GRAPH_ODATA_TYPES',
    description: 'Whether a PATCH contains `@odata.type`, as in the API documentation.',
    type: onOff,
    default: true,
  },
  timeoutMs: {
    name: 'GRAPH_TIMEOUT_MS',
    description: 'Milliseconds that one attempt of one request to Microsoft Graph may take.',
    type: integer(1, 600_000),
    default: 10_000,
  },
  requestsPerMinute: {
    name: 'GRAPH_REQUESTS_PER_MINUTE',
    description:
      'Maximum number of requests to Microsoft Graph per minute; in `passthrough` for each caller, otherwise for each tenant. At least 3: an update with `expect` reads, writes and reads back. 0 = only the limits of Microsoft Graph.',
    type: integerOrZero(3, 1_000_000),
    default: 0,
  },
  listThreshold: {
    name: 'GRAPH_LIST_THRESHOLD',
    description:
      'Number of operations of one case, requested at the same time, from which they are read with one list request.',
    type: integer(1, 1_000_000),
    default: 2,
  },
  maxPages: {
    name: 'GRAPH_MAX_PAGES',
    description: 'Maximum number of pages of one list from Microsoft Graph. More are an error.',
    type: integer(1, 10_000),
    default: 100,
  },
  maxItems: {
    name: 'GRAPH_MAX_ITEMS',
    description: 'Maximum number of items of one list from Microsoft Graph. More are an error.',
    type: integer(1, 1_000_000),
    default: 10_000,
  },
  maxBodyBytes: {
    name: 'GRAPH_MAX_BODY_BYTES',
    description: 'Maximum size of one response of Microsoft Graph in bytes.',
    type: integer(1024, 1_073_741_824),
    default: 8 * 1024 * 1024,
  },
} satisfies SettingsFor<Config['graph']>;
