import { type ConnectProxyOptions, startConnectProxy } from '../../testkit/connect-proxy.js';
import { trust } from '../../testkit/entra/trust.js';
import { type ServerCertificates, makeServerCertificates } from '../../testkit/server-certificates.js';
import {
  closedPort,
  networkErrorOf,
  request,
  startTcpUpstream,
  startUpstream,
  transportTo,
} from '../../testkit/upstream.js';

let certificates: ServerCertificates;
let distrust: () => void;

beforeAll(async () => {
  certificates = await makeServerCertificates();
  distrust = trust(certificates.caPem);
});
afterAll(() => {
  distrust();
});

async function behindProxy(options: ConnectProxyOptions = {}, tls = true) {
  const proxy = await startConnectProxy(options);
  const upstream = await startUpstream(undefined, tls ? certificates.valid : undefined);
  const transport = transportTo(upstream.origin, { proxy: proxy.url });
  const stop = async () => {
    await transport.close();
    await upstream.stop();
    await proxy.stop();
  };
  return { proxy, upstream, transport, stop };
}

describe('a proxy', () => {
  it.each([
    ['HTTPS', true],
    ['plain HTTP', false],
  ])('is asked for tunnels to an upstream over %s, which carry all requests', async (_, tls) => {
    const { proxy, upstream, transport, stop } = await behindProxy({}, tls);
    try {
      for (const method of ['GET', 'PATCH', 'GET', 'GET', 'GET'] as const) {
        await expect(transport.send(request({ method }))).resolves.toMatchObject({ status: 200 });
      }
      // undici uses a connection again one turn later, so that there are two.
      const tunnels = proxy.requests.length;
      expect(tunnels).toBeLessThanOrEqual(2);
      expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT ${new URL(upstream.origin).host}`]));
      expect(upstream.requests).toHaveLength(5);
      await transport.send(request({ freshConnection: true }));
      expect(proxy.requests).toHaveLength(tunnels + 1);
    } finally {
      await stop();
    }
  });

  it('may itself be reached over TLS', async () => {
    const { proxy, transport, stop } = await behindProxy({ certificate: certificates.valid });
    try {
      await expect(transport.send(request())).resolves.toMatchObject({ status: 200 });
      expect(proxy.requests).toHaveLength(1);
    } finally {
      await stop();
    }
  });

  it('gets the user name and password of its URL, decoded, and the upstream gets neither', async () => {
    const seen: (string | undefined)[] = [];
    const proxy = await startConnectProxy({ credentials: 'user:p@ss w/ö' });
    const upstream = await startUpstream(({ headers }, response) => {
      seen.push(headers['proxy-authorization']);
      response.end('{}');
    }, certificates.valid);
    const url = new URL(proxy.url.replace(/\/\/.*@/, '//'));
    url.username = 'user';
    url.password = 'p%40ss%20w%2F%C3%B6';
    const transport = transportTo(upstream.origin, { proxy: url.href });
    try {
      await expect(transport.send(request())).resolves.toMatchObject({ status: 200 });
      expect(seen).toEqual([undefined]);
    } finally {
      await transport.close();
      await upstream.stop();
      await proxy.stop();
    }
  });

  it('never sees the token or the path of a request', async () => {
    const { proxy, transport, stop } = await behindProxy({}, false);
    try {
      await transport.send(request({ headers: { authorization: 'Bearer secret' } }));
      expect(proxy.authorizations).toEqual([undefined]);
      expect(proxy.requests.join()).not.toMatch(/secret|things/);
    } finally {
      await stop();
    }
  });

  it.each([
    ['407 without credentials', { credentials: 'user:secret' }, 'PROXY_RESPONSE_407'],
    ['502', { refusal: 502 }, 'PROXY_RESPONSE_502'],
    ['403', { refusal: 403 }, 'PROXY_RESPONSE_403'],
    ['204', { refusal: 204 }, 'PROXY_RESPONSE_204'],
    ['nothing, and closes', { refusal: 'close' }, /^PROXY_/],
  ] as const)('that answers %s has sent nothing', async (_, options, code) => {
    const { proxy, upstream, transport, stop } = await behindProxy(options);
    const wrong = transportTo(upstream.origin, { proxy: proxy.url.replace('user:secret', 'user:wrong') });
    try {
      const error = await networkErrorOf(() => wrong.send(request({ method: 'PATCH', body: '{}' })));
      expect(error).toMatchObject({
        code: expect.stringMatching(code) as string,
        sent: false,
        retryable: false,
      });
      expect(error.ms).toBeLessThan(3000);
      expect(error.text).not.toMatch(/127\.0\.0\.1|localhost|wrong|secret/);
      expect([upstream.requests, proxy.requests.length]).toEqual([[], 1]);
    } finally {
      await wrong.close();
      await transport.close();
      await stop();
    }
  });

  it('that cannot reach the upstream has sent nothing', async () => {
    const proxy = await startConnectProxy();
    const transport = transportTo(`https://localhost:${await closedPort()}`, { proxy: proxy.url });
    const error = await networkErrorOf(() => transport.send(request()));
    expect(error).toMatchObject({ code: 'PROXY_RESPONSE_502', sent: false });
    await transport.close();
    await proxy.stop();
  });

  it.each([
    ['is down', 'http', 'PROXY_ECONNREFUSED'],
    ['is down, over TLS', 'https', 'PROXY_ECONNREFUSED'],
  ])('that %s has sent nothing', async (_, scheme, code) => {
    const proxy = `${scheme}://user:secret@127.0.0.1:${await closedPort()}`;
    const transport = transportTo('https://localhost', { proxy });
    const error = await networkErrorOf(() => transport.send(request()));
    expect(error).toMatchObject({ code, sent: false, retryable: false });
    expect(error.text).not.toMatch(/secret|127\.0/);
    await transport.close();
  });

  it('with a certificate that is not trusted has sent nothing', async () => {
    const { transport, stop } = await behindProxy({ certificate: certificates.selfSigned });
    try {
      const error = await networkErrorOf(() => transport.send(request()));
      expect(error).toMatchObject({ code: 'PROXY_DEPTH_ZERO_SELF_SIGNED_CERT', sent: false });
    } finally {
      await stop();
    }
  });

  it('with a certificate of another name has sent nothing', async () => {
    const { transport, stop } = await behindProxy({ certificate: certificates.wrongName });
    try {
      const error = await networkErrorOf(() => transport.send(request()));
      expect(error).toMatchObject({ code: 'PROXY_ERR_TLS_CERT_ALTNAME_INVALID', sent: false });
    } finally {
      await stop();
    }
  });

  it.each([
    ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['expired', 'CERT_HAS_EXPIRED'],
    ['wrongName', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('does not hide a bad certificate (%s) of the upstream', async (kind, code) => {
    const proxy = await startConnectProxy();
    const upstream = await startUpstream(undefined, certificates[kind]);
    const transport = transportTo(upstream.origin, { proxy: proxy.url });
    try {
      const error = await networkErrorOf(() => transport.send(request()));
      expect(error).toMatchObject({ code, sent: false, retryable: false });
    } finally {
      await transport.close();
      await upstream.stop();
      await proxy.stop();
    }
  });

  it('that does not answer ends with the connect timeout, and does not hold up the end of the transport', async () => {
    const proxy = await startConnectProxy({ refusal: 'hang' });
    const transport = transportTo('https://localhost', { proxy: proxy.url, connectTimeoutMs: 200 });
    const patient = transportTo('https://localhost', { proxy: proxy.url });
    try {
      const error = await networkErrorOf(() => transport.send(request()));
      expect(error).toMatchObject({ code: 'CONNECT_TIMEOUT', sent: false });
      expect(error.ms).toBeLessThan(1000);
      const pending = networkErrorOf(() => patient.send(request()));
      const fresh = networkErrorOf(() => patient.send(request({ freshConnection: true })));
      while (proxy.requests.length < 3) await new Promise(setImmediate);
      const started = performance.now();
      await Promise.all([transport.close(), patient.close()]);
      expect(performance.now() - started).toBeLessThan(1500);
      await expect(pending).resolves.toMatchObject({ sent: false });
      await expect(fresh).resolves.toMatchObject({ sent: false });
    } finally {
      await proxy.stop();
    }
  });

  it('that accepts connections but reads nothing ends with the connect timeout', async () => {
    const silent = await startTcpUpstream((socket) => socket.pause());
    const proxy = `http://127.0.0.1:${silent.port}`;
    const transport = transportTo('https://localhost', { proxy, connectTimeoutMs: 200 });
    const error = await networkErrorOf(() => transport.send(request()));
    expect(error).toMatchObject({ code: 'CONNECT_TIMEOUT', sent: false });
    await transport.close();
    await silent.stop();
  });

  it('that breaks an established tunnel leaves the request sent', async () => {
    const { proxy, upstream, transport, stop } = await behindProxy();
    try {
      await transport.send(request());
      const cut = await startUpstream(({ socket }) => socket.destroy(), certificates.valid);
      const through = transportTo(cut.origin, { proxy: proxy.url });
      const error = await networkErrorOf(() => through.send(request({ method: 'PATCH', body: '{}' })));
      expect(error).toMatchObject({ sent: true });
      expect(cut.requests).toHaveLength(1);
      expect(upstream.requests).toHaveLength(1);
      await through.close();
      await cut.stop();
    } finally {
      await stop();
    }
  });
});
