import { z } from 'zod';
import { toAuthConfig } from './settings/auth-config.js';
import { validateAuth } from './settings/validate-auth.js';
import { clouds } from './clouds.js';
import { authModes, type Config } from './config.js';
import { createProxyResolver, findProxyIssues } from './settings/proxy.js';
import { settings } from './settings/settings.js';

/** A configuration that cannot be used; `issues` has a line for each thing to mend, none shows a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly issues: readonly string[];

  constructor(issues: readonly string[]) {
    super(
      `The configuration has ${issues.length === 1 ? 'a problem' : `${issues.length} issues`}:\n${issues.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.issues = issues;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
type Values = Readonly<Record<string, unknown>>;

const names = Object.keys(settings) as (keyof typeof settings)[];

/** The settings of an environment; an empty text counts as not set, as compose files and shells mean it. */
function relevant(environment: Environment): Environment {
  return Object.fromEntries(
    names.map((name) => [name, environment[name]?.trim() === '' ? undefined : environment[name]?.trim()]),
  );
}

function isProduction(name: string | undefined): boolean {
  return name?.toLowerCase() === 'production';
}

/** Rules between settings. They look at the raw texts, so that they are told together with all the others. */
function validateCombinations(environment: Environment): string[] {
  const issues: string[] = [];
  if (isProduction(environment['NODE_ENV']) && environment['UPSTREAM'] === undefined) {
    issues.push('UPSTREAM must be named when NODE_ENV is production: graph, or sandbox if you mean it');
  }
  if (environment['UPSTREAM'] === 'graph' && environment['AUTH_MODE'] === undefined) {
    issues.push(`AUTH_MODE must be named when UPSTREAM is graph: ${authModes.join(', ')}`);
  }
  const mode = environment['AUTH_MODE'];
  const checksTokens = mode === 'on-behalf-of' || mode === 'application';
  if (checksTokens && environment['UPSTREAM'] === undefined) {
    issues.push(`UPSTREAM must be named when AUTH_MODE is ${mode}: graph, or sandbox to rehearse`);
  }
  if (environment['GRAPH_BASE_URL'] !== undefined && environment['UPSTREAM'] === undefined) {
    issues.push('UPSTREAM must be named when GRAPH_BASE_URL is set: graph to use it');
  }
  return [...issues, ...validateAuth(environment)];
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  }
  return Object.freeze(value);
}

function toConfig(
  values: z.output<z.ZodObject<typeof settings>>,
  given: Environment,
  environment: Environment,
): Config {
  return {
    production: isProduction(values.NODE_ENV),
    http: {
      host: values.HOST,
      port: values.PORT,
      deadlineMs: values.REQUEST_TIMEOUT_MS,
      bodyTimeoutMs: values.BODY_TIMEOUT_MS,
      bodyBytes: values.LIMIT_BODY_BYTES,
      headerBytes: values.LIMIT_HEADER_BYTES,
      urlBytes: values.LIMIT_URL_BYTES,
      corsOrigins: values.CORS_ORIGINS,
      requestsPerMinute: values.RATE_LIMIT_PER_MINUTE,
      batchOperations: values.LIMIT_BATCH_OPERATIONS,
      playground: values.PLAYGROUND ?? !isProduction(values.NODE_ENV),
    },
    graphql: {
      introspection: values.INTROSPECTION ?? !isProduction(values.NODE_ENV),
      inlineTraces: values.INLINE_TRACES,
      trustedDocuments: values.TRUSTED_DOCUMENTS,
      limits: {
        tokens: values.LIMIT_TOKENS,
        depth: values.LIMIT_DEPTH,
        aliases: values.LIMIT_ALIASES,
        directives: values.LIMIT_DIRECTIVES,
        rootFields: values.LIMIT_ROOT_FIELDS,
        cost: values.LIMIT_COST,
        entities: values.LIMIT_ENTITIES,
        listItems: values.LIMIT_LIST_ITEMS,
        pageSize: values.LIMIT_PAGE_SIZE,
        bulkUpdates: values.LIMIT_BULK_UPDATES,
      },
    },
    upstream: values.UPSTREAM ?? 'sandbox',
    graph: {
      root: values.GRAPH_BASE_URL ?? clouds[values.GRAPH_CLOUD].graphRoot,
      cloud: values.GRAPH_CLOUD,
      apiVersion: values.GRAPH_API_VERSION,
      odataTypes: values.GRAPH_ODATA_TYPES,
      timeoutMs: values.GRAPH_TIMEOUT_MS,
      requestsPerMinute: values.GRAPH_REQUESTS_PER_MINUTE,
      listThreshold: values.GRAPH_LIST_THRESHOLD,
      maxPages: values.GRAPH_MAX_PAGES,
      maxItems: values.GRAPH_MAX_ITEMS,
      maxBodyBytes: values.GRAPH_MAX_BODY_BYTES,
    },
    proxy: createProxyResolver(environment),
    auth: toAuthConfig(values, given),
    sandbox: { patchStatus: values.SANDBOX_PATCH_STATUS, port: values.SANDBOX_PORT },
    log: { level: values.LOG_LEVEL },
  };
}

/** The settings as they were given, as they were understood, and the configuration that follows. */
export function readSettings(environment: Environment) {
  const given = relevant(environment);
  // A misspelt name would leave a door open that its setting was to close.
  const misspelt = Object.keys(environment)
    .filter((name) => /^(AUTH|LIMIT)_/.test(name) && !Object.hasOwn(settings, name))
    .map((name) => `${name} is no setting of this server`);
  const parsed = z.object(settings).safeParse(given);
  const own = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const issues = [...own, ...misspelt, ...validateCombinations(given), ...findProxyIssues(environment)];
  if (!parsed.success || issues.length > 0) throw new ConfigError(issues);
  const values: Values = Object.fromEntries(names.map((name) => [name, parsed.data[name]]));
  return { given, values, config: deepFreeze(toConfig(parsed.data, given, environment)) };
}

/**
 * The configuration in an environment, frozen.
 *
 * @throws ConfigError with every problem at once.
 */
export function loadConfig(environment: Environment): Config {
  return readSettings(environment).config;
}
