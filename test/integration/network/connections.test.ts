import type { Socket } from 'node:net';
import { type ServerCertificates, makeServerCertificates } from '../../testkit/server-certificates.js';
import { trust } from '../../testkit/entra/trust.js';
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

describe('a connection that cannot be established', () => {
  it('is no fault of a trusted certificate', async () => {
    const upstream = await startUpstream(undefined, certificates.valid);
    const transport = transportTo(upstream.origin);
    try {
      await expect(transport.send(request())).resolves.toMatchObject({ status: 200, json: {} });
    } finally {
      await transport.close();
      await upstream.stop();
    }
  });

  it.each([
    ['a self-signed certificate', 'selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['an expired certificate', 'expired', 'CERT_HAS_EXPIRED'],
    ['a certificate of another name', 'wrongName', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('for %s is reported as not sent, and not to be retried', async (_, kind, code) => {
    const upstream = await startUpstream(undefined, certificates[kind]);
    const transport = transportTo(upstream.origin);
    try {
      for (const freshConnection of [false, true]) {
        const error = await networkErrorOf(() =>
          transport.send(request({ method: 'PATCH', body: '{}', freshConnection })),
        );
        expect(error).toMatchObject({ code, sent: false, retryable: false });
        expect(error.ms).toBeLessThan(3000);
        expect(error.text).not.toMatch(/localhost|127\.0\.0\.1/);
      }
      expect(upstream.requests).toEqual([]);
    } finally {
      await transport.close();
      await upstream.stop();
    }
  });

  it.each([
    [
      'plain HTTP behind an https address',
      (socket: Socket) => socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    ],
    ['a server that closes at once', (socket: Socket) => socket.destroy()],
    ['a server that resets at once', (socket: Socket) => socket.resetAndDestroy()],
    ['a server that closes in the handshake', (socket: Socket) => socket.once('data', () => socket.end())],
  ])('for %s is reported as not sent', async (_, onConnection) => {
    const upstream = await startTcpUpstream((socket) => void onConnection(socket));
    const transport = transportTo(`https://localhost:${upstream.port}`);
    try {
      const errors = await Promise.all(
        Array.from({ length: 3 }, () => networkErrorOf(() => transport.send(request({ method: 'PATCH' })))),
      );
      for (const error of errors) {
        expect(error).toMatchObject({ sent: false, retryable: false });
        expect(error.code).toMatch(/^[A-Z][A-Z0-9_]+$/);
        expect(error.ms).toBeLessThan(3000);
      }
    } finally {
      await transport.close();
      await upstream.stop();
    }
  });

  it.each(['http', 'https'])('for a closed port (%s) is reported as refused', async (scheme) => {
    const transport = transportTo(`${scheme}://127.0.0.1:${await closedPort()}`);
    const error = await networkErrorOf(() => transport.send(request()));
    expect(error).toMatchObject({ code: 'ECONNREFUSED', sent: false, retryable: false });
    await transport.close();
  });

  it('for an unknown host is reported as not sent', async () => {
    const transport = transportTo('https://no-such-host.invalid');
    const error = await networkErrorOf(() => transport.send(request()));
    expect(error).toMatchObject({ sent: false, retryable: false });
    expect(error.code).toMatch(/^(ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT)$/);
    expect(error.ms).toBeLessThan(3000);
    expect(error.text).not.toContain('invalid');
    await transport.close();
  });

  it('for a server without an answer in the handshake ends with the connect timeout, for all waiting requests', async () => {
    const upstream = await startTcpUpstream(() => undefined);
    const transport = transportTo(`https://localhost:${upstream.port}`, { connectTimeoutMs: 200 });
    try {
      const errors = await Promise.all(
        Array.from({ length: 40 }, () => networkErrorOf(() => transport.send(request()))),
      );
      for (const error of errors) {
        expect(error).toMatchObject({ code: 'CONNECT_TIMEOUT', sent: false, retryable: false });
        expect(error.ms).toBeLessThan(1000);
      }
    } finally {
      await transport.close();
      await upstream.stop();
    }
  });

  it('is answered within 3 s by default', async () => {
    const upstream = await startTcpUpstream(() => undefined);
    const transport = transportTo(`https://localhost:${upstream.port}`);
    try {
      const error = await networkErrorOf(() => transport.send(request()));
      expect(error).toMatchObject({ code: 'CONNECT_TIMEOUT', sent: false });
      expect(error.ms).toBeLessThan(3000);
    } finally {
      await transport.close();
      await upstream.stop();
    }
  });

  it('does not outlast the deadline or the client', async () => {
    const upstream = await startTcpUpstream(() => undefined);
    const transport = transportTo(`https://localhost:${upstream.port}`);
    try {
      const late = await networkErrorOf(() => transport.send(request({ attemptShare: 0.002 })));
      expect(late).toMatchObject({ code: 'TIMEOUT', sent: false });
      expect(late.ms).toBeLessThan(1000);
      const client = new AbortController();
      const gone = networkErrorOf(() => transport.send(request({}, client.signal)));
      client.abort();
      await expect(gone).resolves.toMatchObject({ code: 'ABORTED', sent: false, retryable: false });
    } finally {
      await transport.close();
      await upstream.stop();
    }
  });
});

describe('a request on an established connection', () => {
  it.each([
    ['a reset', (socket: Socket) => socket.resetAndDestroy()],
    ['a close', (socket: Socket) => socket.end()],
    ['an answer that is no HTTP', (socket: Socket) => socket.end('220 mail.example ESMTP\r\n')],
    ['half an answer', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{')],
  ])('is reported as sent after %s', async (_, answer) => {
    const upstream = await startTcpUpstream((socket) => socket.once('data', () => void answer(socket)));
    const transport = transportTo(`http://127.0.0.1:${upstream.port}`);
    try {
      const error = await networkErrorOf(() => transport.send(request({ method: 'PATCH', body: '{}' })));
      expect(error).toMatchObject({ sent: true, retryable: true });
    } finally {
      await transport.close();
      await upstream.stop();
    }
  });

  it('is reported as sent if no answer comes in time, or the client disconnects', async () => {
    const client = new AbortController();
    const upstream = await startUpstream(({ method }) => {
      if (method === 'PATCH') client.abort();
    });
    const transport = transportTo(upstream.origin);
    try {
      const late = await networkErrorOf(() => transport.send(request({ attemptShare: 0.005 })));
      expect(late).toMatchObject({ code: 'TIMEOUT', sent: true, retryable: true });
      const gone = await networkErrorOf(() => transport.send(request({ method: 'PATCH' }, client.signal)));
      expect(gone).toMatchObject({ code: 'ABORTED', sent: true, retryable: false });
    } finally {
      await transport.close();
      await upstream.stop();
    }
  });

  it('that waits for a free connection is not sent', async () => {
    const client = new AbortController();
    const upstream = await startUpstream(() => {
      client.abort();
    });
    const transport = transportTo(upstream.origin, { connections: 1 });
    try {
      const first = networkErrorOf(() => transport.send(request({ attemptShare: 0.01 })));
      const waiting = await networkErrorOf(() => transport.send(request({ method: 'PATCH' }, client.signal)));
      expect(waiting).toMatchObject({ code: 'ABORTED', sent: false });
      await expect(first).resolves.toMatchObject({ code: 'TIMEOUT', sent: true });
      expect(upstream.requests).toEqual(['GET /beta/things']);
    } finally {
      await transport.close();
      await upstream.stop();
    }
  });

  it('is sent again by no one if the upstream closes a kept connection when it arrives', async () => {
    let served = 0;
    const upstream = await startUpstream(({ socket }, response) => {
      served += 1;
      if (served === 1) response.end('{}');
      else socket.resetAndDestroy();
    });
    const transport = transportTo(upstream.origin);
    try {
      for (const method of ['PATCH', 'GET'] as const) {
        served = 0;
        await transport.send(request());
        const error = await networkErrorOf(() => transport.send(request({ method, body: '{}' })));
        expect(error).toMatchObject({ sent: true });
        expect(served).toBe(2);
      }
    } finally {
      await transport.close();
      await upstream.stop();
    }
  });

  it('uses a new connection if the upstream has closed the kept one before', async () => {
    const upstream = await startUpstream();
    const transport = transportTo(upstream.origin);
    try {
      await transport.send(request());
      const [kept] = upstream.sockets;
      const closed = new Promise((resolve) => kept?.once('close', resolve));
      kept?.destroy();
      await closed;
      // Whether this process knows of it is a matter of time; in both cases the report must be true.
      const outcome = await transport.send(request({ method: 'PATCH', body: '{}' })).then(
        ({ status }) => ({ status }),
        (error: unknown) => error,
      );
      const reached = upstream.requests.filter((line) => line.startsWith('PATCH')).length;
      expect(outcome).toMatchObject(reached === 1 ? { status: 200 } : { sent: true });
    } finally {
      await transport.close();
      await upstream.stop();
    }
  });

  it('fails at once when the transport is closed, and none is sent afterwards', async () => {
    const upstream = await startUpstream(() => undefined);
    const transport = transportTo(upstream.origin);
    const pending = [false, true].map((freshConnection) =>
      networkErrorOf(() => transport.send(request({ freshConnection }))),
    );
    while (upstream.requests.length < 2) await new Promise(setImmediate);
    await transport.close();
    for (const error of await Promise.all(pending)) expect(error).toMatchObject({ sent: true });
    await expect(networkErrorOf(() => transport.send(request()))).resolves.toMatchObject({ sent: false });
    await upstream.stop();
  });
});
