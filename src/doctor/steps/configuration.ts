import { clouds } from '../../config/clouds.js';
import type { Config } from '../../config/config.js';
import { getEntraEndpoints } from '../../config/entra-endpoints.js';
import { ConfigError, type ConfigSources, readConfig } from '../../config/load-config.js';
import { type Step, createStep, toFacts } from '../report.js';
import type { DoctorOptions } from '../run-context.js';
import type { SetUp } from '../symptoms/diagnose.js';

const pointAtTenant =
  'To check a tenant, set UPSTREAM=graph, AUTH_MODE and the settings of docs/tenant.md, then run doctor again.';

function describeSandbox({ auth }: Config): string {
  return auth.mode === 'passthrough'
    ? 'UPSTREAM is sandbox: the server starts its own emulator of Microsoft Graph, and nothing needs setting up.'
    : `UPSTREAM is sandbox: the server starts its own emulator of Microsoft Graph. With AUTH_MODE=${auth.mode} callers sign in to Microsoft Entra.`;
}

function describeConfiguration(config: Config): Step {
  const { upstream, graph, auth } = config;
  const facts = { upstream, authMode: auth.mode, cloud: graph.cloud, apiVersion: graph.apiVersion };
  if (upstream === 'sandbox') {
    return createStep('configuration', 'ok', [describeSandbox(config), pointAtTenant], { facts });
  }
  const credential = auth.mode === 'passthrough' ? undefined : auth.credential.kind;
  const found = [
    `AUTH_MODE ${auth.mode}, GRAPH_CLOUD ${graph.cloud}, Microsoft Graph ${graph.apiVersion} at ${graph.root}.`,
    ...(auth.mode === 'passthrough'
      ? []
      : [`Tenants: ${auth.tenants.join(', ')}. Credential of this server: ${auth.credential.kind}.`]),
  ];
  return createStep('configuration', 'ok', found, {
    facts: { ...facts, ...toFacts({ root: graph.root, credential }) },
  });
}

function toProblem({ issues }: ConfigError): Step {
  return createStep('configuration', 'problem', issues, {
    facts: { issues },
    causes: [
      {
        row: null,
        meaning: 'The server does not start with this configuration.',
        cure: ['Correct these settings.'],
        source: 'docs/settings.md',
        link: null,
      },
    ],
  });
}

/** Reads the configuration; undefined if it is invalid. */
export function checkConfiguration(sources: ConfigSources): {
  readonly step: Step;
  readonly config?: Config;
} {
  try {
    const { config } = readConfig(sources);
    return { step: describeConfiguration(config), config };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { step: toProblem(error) };
  }
}

/** What the configuration says about the set-up, for the texts of the cures. */
export function toSetUp(config: Config, { purviewObjectId }: DoctorOptions): SetUp {
  const { auth, graph } = config;
  const common = { graphRoot: graph.root, scope: getEntraEndpoints(config).scope, purviewObjectId };
  if (auth.mode === 'passthrough') return { ...common, authority: clouds[graph.cloud].authorityHost };
  const { authorityHost: authority, homeTenant: tenantId, credential } = auth;
  const clientId = 'clientId' in credential ? credential.clientId : undefined;
  return { ...common, authority, tenantId, clientId };
}
