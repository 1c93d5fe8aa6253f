import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { startConnectProxy } from '../../testkit/connect-proxy.js';
import { createAuthenticator } from '../../testkit/entra/authenticator.js';
import { type Entra, startEntra } from '../../testkit/entra/start-entra.js';
import { trust } from '../../testkit/entra/trust.js';
import { failureOf } from '../../testkit/failures.js';
import { type ServerCertificates, makeServerCertificates } from '../../testkit/server-certificates.js';

describe('the connection to Microsoft Entra', () => {
  let entra: Entra;
  let certificates: ServerCertificates;
  beforeAll(async () => (certificates = await makeServerCertificates()));
  beforeEach(async () => (entra = await startEntra()));
  afterEach(() => entra.stop());

  const authorityOf = ({ origin }: Entra) => new URL(origin).host;

  it('uses the proxy for signing keys and tokens, with its credentials', async () => {
    const removeTrust = trust(entra.caPem);
    const proxy = await startConnectProxy({ credentials: 'user:p@ss' });
    const url = proxy.url.replace('user:p@ss', 'user:p%40ss');
    try {
      const { authenticate } = await createAuthenticator(entra, {}, () => url);
      const { credential } = await authenticate(entra.issue());
      expect(await credential.authorization()).toMatch(/^Bearer ey/);
      expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT ${authorityOf(entra)}`]));
      expect(entra.journal.map(({ endpoint }) => endpoint)).toEqual(['keys', 'metadata', 'token']);
    } finally {
      await proxy.stop();
      removeTrust();
    }
  });

  it('uses a proxy over TLS', async () => {
    const undo = [trust(entra.caPem), trust(certificates.caPem)];
    const proxy = await startConnectProxy({ certificate: certificates.valid });
    try {
      const { authenticate } = await createAuthenticator(entra, {}, () => proxy.url);
      expect(await (await authenticate(entra.issue())).credential.authorization()).toMatch(/^Bearer ey/);
      expect(proxy.requests.length).toBeGreaterThan(0);
    } finally {
      await proxy.stop();
      for (const removeTrust of undo.reverse()) removeTrust();
    }
  });

  it.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['wrongName', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ] as const)('fails at once if its certificate is %s, and the log names the cause', async (kind, cause) => {
    const removeTrust = trust(certificates.caPem);
    const server = createTlsServer(certificates[kind], (_, response) => response.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const authorityHost = `https://localhost:${(server.address() as AddressInfo).port}`;
    const { authenticate, reports } = await createAuthenticator(entra, { authorityHost });
    const { credential } = await authenticate(entra.issue());
    const error = await failureOf(() => credential.authorization());
    await new Promise((resolve) => server.close(resolve));
    removeTrust();
    expect(error.reason).toBe('signInUnavailable');
    expect(reports).toEqual([{ entra: { error: 'the signing keys could not be fetched', cause } }]);
  });

  it('is direct where the proxy is bypassed', async () => {
    const removeTrust = trust(entra.caPem);
    const asked: string[] = [];
    const { authenticate } = await createAuthenticator(entra, {}, (url) => {
      asked.push(new URL(url).origin);
      return undefined;
    });
    const { credential } = await authenticate(entra.issue());
    await credential.authorization();
    removeTrust();
    expect(new Set(asked)).toEqual(new Set([entra.origin]));
  });

  it('is never that of a managed identity', async () => {
    const removeTrust = trust(entra.caPem);
    const msi = createServer((_, response) => response.writeHead(400).end('{}'));
    await new Promise<void>((resolve) => msi.listen(0, '127.0.0.1', resolve));
    const asked: string[] = [];
    process.env['IDENTITY_ENDPOINT'] = `http://127.0.0.1:${(msi.address() as AddressInfo).port}/msi/token`;
    process.env['IDENTITY_HEADER'] = 'x';
    try {
      const { clientId } = entra;
      const credential = { kind: 'managed-identity', clientId, managedIdentity: undefined } as const;
      const { authenticate } = await createAuthenticator(entra, { credential }, (url) => {
        asked.push(new URL(url).origin);
        return undefined;
      });
      const requests: unknown[] = [];
      msi.on('request', ({ url }) => requests.push(url));
      await failureOf(async () => (await authenticate(entra.issue())).credential.authorization());
      expect(requests.length).toBeGreaterThan(0);
      expect(new Set(asked)).toEqual(new Set([entra.origin]));
    } finally {
      delete process.env['IDENTITY_ENDPOINT'];
      delete process.env['IDENTITY_HEADER'];
      await new Promise((resolve) => msi.close(resolve));
      removeTrust();
    }
  });

  it.each<[string, Parameters<typeof startConnectProxy>[0], string]>([
    ['requires other credentials', { credentials: 'a:b' }, 'PROXY_RESPONSE_407'],
    ['refuses the target', { refusal: 403 }, 'PROXY_RESPONSE_403'],
    ['closes the connection', { refusal: 'close' }, 'UND_ERR_SOCKET'],
    ['does not respond', { refusal: 'hang' }, 'TIMEOUT'],
  ])(
    'fails within a bounded time if the proxy %s, and the log names the cause',
    async (_, options, cause) => {
      const proxy = await startConnectProxy(options);
      const start = performance.now();
      try {
        const { authenticate, reports } = await createAuthenticator(entra, {}, () =>
          proxy.url.replace('a:b@', ''),
        );
        const error = await failureOf(async () =>
          (await authenticate(entra.issue())).credential.authorization(),
        );
        expect(error.reason).toBe('signInUnavailable');
        expect(reports).toEqual([{ entra: { error: 'the signing keys could not be fetched', cause } }]);
        expect(performance.now() - start).toBeLessThan(6_000);
        expect(entra.journal).toEqual([]);
      } finally {
        await proxy.stop();
      }
    },
  );

  it('fails at once if its certificate is not trusted, without a retry', async () => {
    const { authenticate, reports } = await createAuthenticator(entra);
    const start = performance.now();
    const error = await failureOf(async () => (await authenticate(entra.issue())).credential.authorization());
    expect(error.reason).toBe('signInUnavailable');
    expect(performance.now() - start).toBeLessThan(1_000);
    const cause = expect.stringMatching(/^(SELF_SIGNED_CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET)/) as string;
    expect(reports).toEqual([{ entra: { error: 'the signing keys could not be fetched', cause } }]);
  });

  it('fails at once if it is unreachable, without a retry, for keys and tokens', async () => {
    const removeTrust = trust(entra.caPem);
    const [known, fresh] = [await createAuthenticator(entra), await createAuthenticator(entra)];
    const { credential } = await known.authenticate(entra.issue());
    removeTrust();
    await entra.disconnect();
    const start = performance.now();
    const errors = [
      await failureOf(async () => (await fresh.authenticate(entra.issue())).credential.authorization()),
      await failureOf(() => credential.authorization()),
    ];
    expect(errors.map(({ reason }) => reason)).toEqual(['signInUnavailable', 'signInUnavailable']);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect([...fresh.reports, ...known.reports]).toEqual([
      { entra: { error: 'the signing keys could not be fetched', cause: 'ECONNREFUSED' } },
      { entra: { error: 'no response', cause: 'ECONNREFUSED' } },
    ]);
  });

  it('reads no response that is larger than keys and tokens can be', async () => {
    const removeTrust = trust(entra.caPem);
    entra.script({ on: 'keys', answer: { status: 200, body: `{"keys":[],"x":"${'x'.repeat(2_000_000)}"}` } });
    const { authenticate, reports } = await createAuthenticator(entra);
    await failureOf(async () => (await authenticate(entra.issue())).credential.authorization());
    removeTrust();
    expect(JSON.stringify(reports)).toContain('UND_ERR_RES_EXCEEDED_MAX_SIZE');
  });

  it('fails at once if plain HTTP is behind the https address', async () => {
    const plain = createServer((_, response) => response.end('{}'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const authorityHost = `https://localhost:${(plain.address() as AddressInfo).port}`;
    const { authenticate, reports } = await createAuthenticator(entra, { authorityHost });
    const { credential } = await authenticate(entra.issue());
    const error = await failureOf(() => credential.authorization());
    await new Promise((resolve) => plain.close(resolve));
    expect(error.reason).toBe('signInUnavailable');
    expect(JSON.stringify(reports)).toMatch(/"cause":"(ERR_SSL_[A-Z_]+|EPROTO)"/);
  });
});
