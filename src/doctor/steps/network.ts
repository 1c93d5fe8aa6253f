import type { EntraSettings } from '../../identity/entra-settings.js';
import { EntraNetworkError, createEntraHttp } from '../../identity/entra-http.js';
import { type AuthorityAnswer, probeAuthority } from '../../identity/authority-probe.js';
import { getEntraEndpoints } from '../../config/entra-endpoints.js';
import type { Answer } from '../graph-client.js';
import { type Step, createStep, toFacts } from '../report.js';
import type { RunContext } from '../run-context.js';
import { diagnose } from '../symptoms/diagnose.js';

type EntraContext = RunContext & { readonly auth: EntraSettings };

/** The origin of a proxy, without user name and password. */
function describeProxy(proxy: string | undefined): string {
  return proxy === undefined ? 'none' : new URL(proxy).origin;
}

/** Which proxy is used for which host. Whether it works is shown by the next checks. */
export function checkProxy({ config: { proxy, graph, auth } }: RunContext): Step {
  const forGraph = describeProxy(proxy?.(graph.root));
  const forAuthority = auth.mode === 'passthrough' ? undefined : describeProxy(proxy?.(auth.authorityHost));
  const found = [
    `Proxy for ${new URL(graph.root).host}: ${forGraph}.`,
    ...(auth.mode === 'passthrough' || forAuthority === undefined
      ? []
      : [`Proxy for ${new URL(auth.authorityHost).host}: ${forAuthority}.`]),
  ];
  return createStep('proxy', 'ok', found, {
    facts: toFacts({ graph: forGraph, authority: forAuthority }),
  });
}

function unreachable(step: 'authority' | 'graph', host: string, code: string, { setUp }: RunContext): Step {
  return createStep(step, 'problem', `${host} cannot be reached: ${code}.`, {
    facts: { host, code },
    causes: diagnose({ kind: 'network', code }, setUp),
  });
}

function judgeAuthority(
  host: string,
  { status, failure }: AuthorityAnswer,
  { auth, setUp }: EntraContext,
): Step {
  const facts = { host, status };
  if (status === 200) {
    return createStep('authority', 'ok', `${host} is reachable and knows the tenant ${auth.homeTenant}.`, {
      facts,
    });
  }
  const number = failure?.number === undefined ? '' : `, AADSTS${failure.number}`;
  const reason = failure === undefined ? '' : ` (${failure.error ?? ''}${number})`;
  return createStep('authority', 'problem', `${host} answers ${status}${reason}.`, {
    facts: toFacts({ ...facts, error: failure?.error, number: failure?.number }),
    causes: diagnose(
      {
        kind: 'entra',
        ...(failure ?? { error: undefined, suberror: undefined, number: undefined, hasClaims: false }),
      },
      setUp,
    ),
  });
}

/** DNS, TLS and tenant of Microsoft Entra, by its public configuration. */
export async function checkAuthority(context: EntraContext): Promise<Step> {
  const { auth, config } = context;
  const { host } = new URL(auth.authorityHost);
  const { microsoft, resolveProxy } = getEntraEndpoints(config);
  const send = createEntraHttp({
    authorityHosts: [auth.authorityHost, ...microsoft.authorityHosts],
    resolveProxy,
  });
  try {
    return judgeAuthority(host, await probeAuthority(auth.authorityHost, auth.homeTenant, send), context);
  } catch (error) {
    if (error instanceof EntraNetworkError) return unreachable('authority', host, error.code, context);
    throw error;
  }
}

/** DNS and TLS of Microsoft Graph. Any response shows that it is reachable. */
export function checkGraph(metadata: Answer, context: RunContext): Step {
  const { host } = new URL(context.config.graph.root);
  if (metadata.kind === 'network' && !metadata.sent)
    return unreachable('graph', host, metadata.code, context);
  return createStep('graph', 'ok', `${host} is reachable.`, { facts: { host } });
}
