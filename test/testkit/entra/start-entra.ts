import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiTokens, createApiTokens } from './api-tokens.js';
import { type Thumbprints, createCertificates, getThumbprints } from './certificates.js';
import { createClientAuthentication } from './client-authentication.js';
import { type ScriptedFault, createScripts } from './faults.js';
import { type Grant, createGraphTokens } from './graph-tokens.js';
import type { JournalEntry } from './journal.js';
import { createManagedIdentityEndpoint, isExchangeToken } from './managed-identity.js';
import { type Reply, readCall, writeReply } from './reply.js';
import { createRoutes } from './routes.js';
import { createSigningKeys } from './signing-keys.js';
import { clientId, tenants } from './tenants.js';
import { createTokenEndpoint } from './token-endpoint.js';
import { createWorkload } from './workload.js';

export interface EntraOptions {
  /** The lifetime of a token for Microsoft Graph in seconds. */
  readonly lifetime?: number;
  readonly now?: () => number;
}

export interface Entra extends ApiTokens {
  /** `https://localhost:PORT`. */
  readonly origin: string;
  readonly caPem: string;
  /** For NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  readonly tenants: typeof tenants;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Certificate and key in one file, for `certificatePath`. */
  readonly certificate: { readonly pemFile: string; readonly pem: string; readonly thumbprints: Thumbprints };
  readonly federatedTokenFile: string;
  /** For IDENTITY_ENDPOINT and IDENTITY_HEADER. */
  readonly managedIdentity: { readonly endpoint: string; readonly header: string };
  readonly journal: JournalEntry[];
  readonly script: (fault: ScriptedFault) => void;
  /** Removes the remaining faults. */
  readonly clear: () => void;
  readonly rotateKeys: () => Promise<void>;
  /** The grant of a token for Microsoft Graph; undefined for a foreign token. */
  readonly findGrant: (graphToken: string) => Grant | undefined;
  /** The same for a request in the journal of the sandbox. */
  readonly findGrantInJournal: (authorization: string | undefined) => Grant | undefined;
  /** Closes the port: every connection is refused. */
  readonly disconnect: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts an emulator of Microsoft Entra on loopback. */
export async function startEntra({ lifetime = 3599, now = Date.now }: EntraOptions = {}): Promise<Entra> {
  const [certificates, keys, workload] = await Promise.all([
    createCertificates(),
    createSigningKeys(),
    createWorkload(now),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'entra-'));
  const writeFile = (name: string, content: string) => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const clientSecret = randomBytes(24).toString('base64url');
  const header = randomBytes(16).toString('hex');
  const { client } = certificates;
  const clientPem = `${client.cert}\n${client.key}`;
  const tokens = createGraphTokens(keys, lifetime, now);
  const authenticate = createClientAuthentication({
    clientSecret,
    certificate: client.cert,
    isFederated: (assertion) => workload.isTrusted(assertion) || isExchangeToken(tokens, assertion),
    now,
  });
  const route = createRoutes({
    keys,
    token: createTokenEndpoint({ authenticate, keys, tokens, lifetime, now }),
    managedIdentity: createManagedIdentityEndpoint({ header, tokens, lifetime, now }),
  });
  const { script, next, clear } = createScripts();
  const journal: JournalEntry[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request, origin);
    const { endpoint, tenant, answer } = route(call);
    const { method, url, headers, form } = call;
    const query = Object.fromEntries(url.searchParams);
    const entry: JournalEntry = {
      ...{ endpoint, method, path: url.pathname, tenant, headers, query, form },
      status: undefined,
    };
    journal.push(entry);
    const fault = next(endpoint);
    if (fault === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    if (fault && 'wait' in fault) await fault.wait();
    const reply: Reply = fault && 'status' in fault ? fault : answer();
    entry.status = reply.status;
    writeReply(response, reply);
  }

  const server = createServer(certificates.server, (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  const disconnect = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    ...createApiTokens(origin, keys, now),
    origin,
    caPem: certificates.caPem,
    caFile: writeFile('ca.pem', certificates.caPem),
    tenants,
    clientId,
    clientSecret,
    certificate: {
      pemFile: writeFile('client.pem', clientPem),
      pem: clientPem,
      thumbprints: getThumbprints(client.cert),
    },
    federatedTokenFile: writeFile('federated-token', workload.token()),
    managedIdentity: { endpoint: `${origin}/msi/token`, header },
    journal,
    script,
    clear,
    rotateKeys: keys.rotate,
    findGrant: tokens.findGrant,
    findGrantInJournal: tokens.findGrantInJournal,
    disconnect,
    async stop() {
      await disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
