import type { SandboxEndpoint } from './app-options.js';
import type { Audit } from './audit/audit.js';
import type { Config } from './config/config.js';
import { getEntraEndpoints } from './config/entra-endpoints.js';
import { createCaseSource } from './create-case-source.js';
import { createCaseService } from './domain/case-service.js';
import type { CaseOperation } from './domain/case-operation.js';
import type { CaseGateway, WatchOptions } from './domain/ports.js';
import { readAcceptedAge } from './http/cache-control.js';
import type { CreateContext } from './http/request-context.js';
import { type Authenticate, createAuthentication } from './identity/authentication.js';
import type { CredentialCheck } from './identity/credential-check.js';
import { createKeyedDigest } from './identity/keyed-digest.js';
import type { SharedCases } from './live/shared-case.js';
import { createWatches } from './live/watches.js';
import { createAcceptedCallers } from './msgraph/accepted-callers.js';
import { createGraphGateway } from './msgraph/gateway.js';
import { createReadCache } from './msgraph/reads/read-cache.js';
import { type CancelSignal, neverCancelled } from './msgraph/transport/cancel-signal.js';
import type { Clock } from './msgraph/transport/clock.js';
import type { Deadlines } from './msgraph/transport/deadline.js';
import { createUpdateQueue } from './msgraph/updates/update-queue.js';
import type { Logger } from './telemetry/logger.js';
import type { Metrics } from './telemetry/metrics.js';
import { getRequestScope } from './telemetry/request-scope.js';
import { noteUserErrors, createUpdateRecorder } from './observe-updates.js';
import { addWatchReadings } from './readings.js';
import type { Upstream } from './upstream.js';
import { version } from './version.js';

/** Also for a program that serves the schema itself and does not pass a signal. */
type CreateAppContext = (
  headers: { readonly authorization?: string | undefined; readonly 'cache-control'?: string | undefined },
  clientGone?: CancelSignal,
  getAddress?: () => string,
) => ReturnType<CreateContext>;

function createAppAuthentication(
  config: Config,
  { log, sandbox, credentialCheck }: Pick<ContextDependencies, 'log' | 'sandbox' | 'credentialCheck'>,
): Promise<Authenticate> {
  return createAuthentication(config.auth, {
    ...getEntraEndpoints(config),
    digest: createKeyedDigest(),
    now: Date.now,
    report: (fields) => {
      log.error(fields, 'microsoft entra');
    },
    credentialCheck,
    defaultToken: sandbox?.token,
  });
}

export interface ContextDependencies {
  readonly upstream: Upstream;
  readonly sandbox: SandboxEndpoint | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly deadlines: Deadlines;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly reportBug: (bug: unknown) => void;
  readonly credentialCheck: CredentialCheck;
  /** The watched cases of several processes. */
  readonly sharedCases?: SharedCases | undefined;
  readonly audit?: Audit | undefined;
}

/** What the gateways of all callers share. */
function createSharedDependencies(config: Config, { upstream, clock, log, metrics }: ContextDependencies) {
  return {
    send: upstream.send,
    clock,
    runUpdate: createUpdateQueue({ clock, settleMs: config.graph.timeoutMs }),
    acceptedCallers: createAcceptedCallers(),
    cache: createReadCache(clock),
    recordUpdate: createUpdateRecorder(log, metrics),
    onSaved: metrics.countSaved,
    reportUnreadable: (count: number, path: string) => {
      log.warn({ count, path }, 'items of a list cannot be read');
    },
  };
}

/** Creates the function that binds the service to the caller of a request. */
export async function createContextFactory(
  config: Config,
  dependencies: ContextDependencies,
): Promise<CreateAppContext> {
  const { upstream, clock, random, deadlines, metrics, reportBug } = dependencies;
  const authenticate = await createAppAuthentication(config, dependencies);
  const { paths } = upstream;
  const options = { ...config.graph, paths, userAgent: `graph-case-operations/${version}` };
  const shared = createSharedDependencies(config, dependencies);
  const watches = createWatches({
    ...{ clock, random, reportBug, ...config.live, onServed: metrics.countWatched },
    // Other modes read with the token of each caller, and show nothing to others.
    shared: config.auth.mode === 'application' ? dependencies.sharedCases : undefined,
  });
  addWatchReadings(metrics, watches);

  return async (headers, clientGone = neverCancelled, getAddress?: () => string) => {
    const { authorization } = headers;
    const address = dependencies.audit && getAddress?.();
    const { deadlineMs, maxAgeSeconds } = config.http;
    const deadline = deadlines.create(deadlineMs, clientGone);
    let remainingMs = () => deadline.remainingMs();
    const authenticated = authenticate(authorization, () => remainingMs());
    const caller = authenticated instanceof Promise ? await authenticated : authenticated;
    const { credential, identity, rejection } = caller;
    const { callerKey, upstreamKey: upstreamIdentity = callerKey, quotaKey } = credential;
    const bound = {
      ...{ ...shared, credential },
      observe: (operation: CaseOperation) => {
        watches.observe(upstreamIdentity, operation);
      },
    };
    const freshness = readAcceptedAge(headers['cache-control'], maxAgeSeconds * 1000);
    const gateway: CaseGateway = {
      ...createGraphGateway(options, { ...bound, deadline, freshness }),
      watch({ caseId, ...subscription }: WatchOptions) {
        // A watch outlives its request.
        remainingMs = () => Infinity;
        const source = createCaseSource(caseId, options, { ...bound, deadlines, deadlineMs });
        return watches.watch({ identity: upstreamIdentity, quotaKey, caseId, source, ...subscription });
      },
    };
    const requestId = getRequestScope()?.correlationId;
    const audit = dependencies.audit?.forCaller({
      ...{ identity, address, requestId },
      application: caller.application,
    });
    const service = noteUserErrors(
      createCaseService(gateway, caller.access, config.graphql.limits, audit),
      metrics,
    );
    // Without a token, or with one whose signature is invalid, callers of one address share its rate limit.
    const isKnown = authorization !== undefined && credential.limitKey !== '';
    return {
      service,
      reportBug,
      callerKey: isKnown ? credential.limitKey : undefined,
      caller: isKnown ? identity : undefined,
      expiresAt: caller.expiresAt,
      expired: rejection?.reason === 'expiredToken' ? rejection.message : undefined,
    };
  };
}
