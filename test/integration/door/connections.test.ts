import { once } from 'node:events';
import { type Door, type DoorOptions, startDoor } from '../../testkit/http-door.js';

const headers = 'Host: x\r\nContent-Type: application/json\r\n';
const body = '{"query":"{__typename}"}';
const good = `POST /graphql HTTP/1.1\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`;
const health = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
const page = 'GET /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n';
const clientHello = Buffer.from('16030100c8010000c40303'.padEnd(400, '0'), 'hex');
const impatient = { headers: 60, keepAlive: 60_000, check: 20 };

async function withDoor(options: DoorOptions, run: (door: Door) => Promise<void>) {
  const door = await startDoor(options);
  try {
    await run(door);
  } finally {
    await door.stop();
  }
}

describe('a client that never closes its side', () => {
  it.each<readonly [string, string | Buffer, number, DoorOptions]>(
    (
      [
        ['sends what is not HTTP', 'xxxx\n', 400],
        ['speaks TLS', clientHello, 400],
        ['sends headers that are too large', `GET / HTTP/1.1\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
        ['sends its headers too slowly', 'POST /gra', 408, { timeouts: impatient }],
        ['sends nothing', '', 408, { timeouts: impatient }],
        [
          'sends its body too slowly',
          `POST /graphql HTTP/1.1\r\n${headers}Content-Length: 99\r\n\r\n{`,
          408,
          { timeouts: impatient, environment: { BODY_TIMEOUT_MS: '100' } },
        ],
        [
          'announces a body that is too large',
          `POST /graphql HTTP/1.1\r\n${headers}Content-Length: 9999999\r\n\r\n{`,
          413,
        ],
        [
          'sends a body without an end',
          `POST /graphql HTTP/1.1\r\n${headers}Transfer-Encoding: chunked\r\n\r\n200000\r\n${' '.repeat(0x1f0000)}`,
          413,
        ],
        [
          'has a URL that is too long, and a body that never comes',
          `POST /${'a'.repeat(9_000)} HTTP/1.1\r\n${headers}Content-Length: 99\r\n\r\n{`,
          414,
        ],
        [
          'uses an unknown path, with a body that never comes',
          `POST /nothing HTTP/1.1\r\n${headers}Content-Length: 99\r\n\r\n{`,
          408,
          { timeouts: impatient, environment: { BODY_TIMEOUT_MS: '100' } },
        ],
        [
          'uses a content type that nothing reads, with a body that never comes',
          'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: a/b\r\nContent-Length: 99\r\n\r\n{',
          415,
        ],
        ['has no Host header', `POST /graphql HTTP/1.1\r\nContent-Length: 99\r\n\r\n{`, 400],
        ['uses CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', 405],
        ['expects the unexpected', good.replace('Host', 'Expect: x\r\nHost').replace(body, ''), 417],
      ] satisfies [string, string | Buffer, number, DoorOptions?][]
    ).map(([name, bytes, status, options = {}]) => [name, bytes, status, options] as const),
  )(
    'and %s receives the response, and the server releases the connection',
    async (_, bytes, status, options) => {
      await withDoor(options, async (door) => {
        expect(await door.exchange(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*"errors":\\[`, 's'));
        await door.untilOpen(0);
        const refusals = door.logged.filter(({ message }) => message === 'request refused');
        expect(refusals.map(({ fields }) => fields.refusal.status)).toEqual([status]);
      });
    },
  );

  it('holds no descriptor, 200 times', async () => {
    await withDoor({}, async (door) => {
      const clients = Array.from({ length: 200 }, () => door.connect('xxxx\n').resume());
      await Promise.all(clients.map((client) => once(client, 'end')));
      await door.untilOpen(0);
      expect(clients.filter((client) => client.closed)).toEqual([]);
    });
  });
});

describe('bytes after a request', () => {
  it('that are not HTTP are rejected after the response to the request, not in its place', async () => {
    await withDoor({}, async (door) => {
      const text = await door.exchange(`${good}NONSENSE\r\n\r\n`);
      expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
      expect(text).toContain('{"data":{"__typename":"Query"}}');
      await door.untilOpen(0);
    });
  });
});

describe('MAX_CONNECTIONS', () => {
  it('closes connections that have waited longest for a request and goes on serving the others', async () => {
    await withDoor({ environment: { MAX_CONNECTIONS: '3' } }, async (door) => {
      door.connect('GET');
      door.connect('GET');
      await door.untilOpen(2);
      const last = door.connect('GET');
      await door.untilLogged('connections are dropped: there are too many');
      await door.untilOpen(2);
      last.write(health.slice(3));
      const [answer] = (await once(last, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
      expect(door.logged.map(({ fields }) => fields)).toEqual([{ maxConnections: 3 }]);
    });
  });

  it('makes room by closing connections that are idle between two requests', async () => {
    await withDoor({ environment: { MAX_CONNECTIONS: '1' } }, async (door) => {
      await once(door.connect(health), 'data');
      await door.exchange(health);
      await door.untilOpen(0);
      const [answer] = (await once(door.connect(health), 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
    });
  });
});

describe('clients that send a part of a request', () => {
  it.each([
    'GET /healthz HTTP/1.1\r\n',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  ])('leave connections to others: %j', async (part) => {
    await withDoor({ environment: { MAX_CONNECTIONS: '8' } }, async (door) => {
      for (let count = 0; count < 20; count += 1) await once(door.connect(part), 'connect');
      await door.untilOpen(6);
      const [answer] = (await once(door.connect(health), 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
    });
  });
});

describe('a client that does not read its response', () => {
  const large = 'x'.repeat(24_000_000);

  it('loses its connection after RESPONSE_TIMEOUT_MS', async () => {
    await withDoor(
      { page: large.slice(0, 12_000_000), environment: { RESPONSE_TIMEOUT_MS: '100' } },
      async (door) => {
        Array.from({ length: 3 }, () => door.connect(page).pause());
        await door.untilOpen(3);
        await door.untilOpen(0);
        const lines = door.logged.filter(({ message }) => message.includes('not received'));
        expect(lines.map(({ fields }) => fields.reason)).toEqual(['timeout', 'timeout', 'timeout']);
      },
    );
  });

  it('that sends one request after the other loses its connection too', async () => {
    await withDoor({ page: large, environment: { RESPONSE_TIMEOUT_MS: '100' } }, async (door) => {
      door.connect(page.repeat(20)).pause();
      await door.untilOpen(1);
      await door.untilOpen(0);
    });
  });

  it('loses its connection at once when all waiting responses exceed LIMIT_UNSENT_BYTES', async () => {
    await withDoor({ page: large, environment: { LIMIT_UNSENT_BYTES: '60000000' } }, async (door) => {
      for (let count = 1; count <= 12; count += 1) {
        door.connect(page).pause();
        await once(door.server.server, 'request');
      }
      await door.untilOpen(2);
      const waiting = [...door.open].reduce((total, { writableLength }) => total + writableLength, 0);
      expect(waiting).toBeLessThan(60_000_000);
      expect(await door.exchange(health.replace('Host', 'Connection: close\r\nHost'))).toMatch(
        /^HTTP\/1\.1 200 /,
      );
    });
  });

  it('does not cost the connection of a client that reads', async () => {
    await withDoor({ page: large, environment: { RESPONSE_TIMEOUT_MS: '5000' } }, async (door) => {
      const text = await door.exchange(page.replace('Host', 'Connection: close\r\nHost'));
      expect(text.length).toBeGreaterThan(large.length);
      expect(door.logged).toEqual([]);
    });
  });
});
