import { id, caseId } from '../../testkit/documents.js';
import { startGuardedService } from '../../testkit/guarded-service.js';
import { type Service, type ServiceOptions, startService } from '../../testkit/service.js';

const good = JSON.stringify({ query: '{ __typename }' });
const json = { 'content-type': 'application/json' };

async function withService(environment: Record<string, string>, run: (service: Service) => Promise<void>) {
  const options: ServiceOptions = { environment: { RATE_LIMIT_PER_MINUTE: '2', ...environment } };
  const service = await startService(options);
  try {
    await run(service);
  } finally {
    await service.stop();
  }
}

describe('the rate limit counts by address', () => {
  it.each<[string, number, RequestInit & { path?: string }]>([
    ['malformed JSON', 400, { method: 'POST', body: '{', headers: json }],
    [
      'malformed JSON with a token',
      400,
      { method: 'POST', body: '{', headers: { ...json, authorization: 'Bearer a' } },
    ],
    ['another media type', 415, { method: 'POST', body: 'a', headers: { 'content-type': 'a/b' } }],
    [
      'a form',
      415,
      { method: 'POST', body: 'a', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    [
      'another charset',
      415,
      { method: 'POST', body: good, headers: { 'content-type': 'application/json; charset=latin1' } },
    ],
    [
      'another encoding',
      415,
      { method: 'POST', body: good, headers: { ...json, 'content-encoding': 'zstd' } },
    ],
    [
      'a body that is not UTF-8',
      400,
      { method: 'POST', body: Buffer.from([0x22, 0xff, 0x22]), headers: json },
    ],
    ['a body that is too large', 413, { method: 'POST', body: ' '.repeat(1_100_000), headers: json }],
    [
      'what a browser sends without asking',
      400,
      { method: 'POST', body: good, headers: { 'content-type': 'text/plain' } },
    ],
    ['a GET without a preflight header', 400, { path: '/graphql?query={__typename}' }],
    ['a query string that is not UTF-8', 400, { path: '/graphql?query=%FF' }],
    ['a URL that is too long', 414, { path: `/graphql?query=${'a'.repeat(9_000)}` }],
    ['a URL that cannot be decoded', 400, { path: '/%zz' }],
    ['another method', 405, { method: 'PUT', body: good, headers: json }],
    ['OPTIONS without an origin', 405, { method: 'OPTIONS' }],
    [
      'a preflight',
      403,
      {
        method: 'OPTIONS',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      },
    ],
    ['an unknown path', 404, { path: '/nothing' }],
    ['an unknown path with a body', 404, { path: '/nothing', method: 'POST', body: good, headers: json }],
    ['a final slash', 200, { path: '/graphql/', method: 'POST', body: good, headers: json }],
  ])('%s', async (_, status, { path = '/graphql', ...init }) => {
    await withService({}, async (service) => {
      const send = async () => (await fetch(new URL(path, service.url), init)).status;
      expect([await send(), await send(), await send()]).toEqual([status, status, 429]);
      expect((await service.query('{ __typename }')).status).toBe(429);
      expect((await service.query('{ __typename }', {}, { authorization: 'Bearer b' })).status).toBe(200);
      expect((await fetch(new URL('/healthz', service.url))).status).toBe(200);
    });
  });
});

describe('an array of operations', () => {
  it('counts as many requests as it has operations', async () => {
    await withService({ LIMIT_BATCH_OPERATIONS: '3', RATE_LIMIT_PER_MINUTE: '4' }, async (service) => {
      const statuses = [3, 1, 1].map(async (operations) => {
        const response = await fetch(service.url, {
          method: 'POST',
          headers: json,
          body: JSON.stringify(Array.from({ length: operations }, () => ({ query: '{ __typename }' }))),
        });
        return response.status;
      });
      expect(await Promise.all(statuses)).toEqual([200, 200, 429]);
    });
  });

  it('that is longer than what is left is rejected as a whole', async () => {
    await withService({ LIMIT_BATCH_OPERATIONS: '3' }, async (service) => {
      const update = {
        query: `mutation { updateCaseOperation(input: { caseId: "${caseId}", id: "${id}", patch: { percentProgress: 1 } }) { userErrors { code } } }`,
      };
      service.sandbox.journal.clear();
      const { status } = await service.post([update, update, update]);
      expect(status).toBe(429);
      expect(service.sandbox.journal.requests()).toEqual([]);
    });
  });
});

describe('an address with many failed sign-ins', () => {
  it('returns 401 for a token that has expired, so that its client gets a new one, and 429 for all others', async () => {
    const service = await startGuardedService(({ clientSecret }) => ({
      AUTH_MODE: 'application',
      AZURE_CLIENT_SECRET: clientSecret,
      RATE_LIMIT_PER_MINUTE: '3',
    }));
    try {
      const { issue, forge } = service.entra;
      const ask = (token: string) => service.as(token, '{ ediscoveryCases(first: 1) { nodes { id } } }');
      for (let count = 0; count < 3; count += 1)
        expect((await ask(forge.signedByStranger())).status).toBe(401);
      expect((await ask(forge.signedByStranger())).status).toBe(429);
      const expired = await ask(issue({ lifetime: 'expired', appRoles: ['CaseOperation.Read'] }));
      expect([expired.status, expired.headers.get('www-authenticate')]).toEqual([
        401,
        'Bearer error="invalid_token"',
      ]);
      expect(expired.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      expect((await ask(issue({ appRoles: ['CaseOperation.Read'] }))).status).toBe(200);
    } finally {
      await service.stop();
    }
  });
});

describe('TRUSTED_PROXIES', () => {
  const from = (service: Service, address: string) =>
    service.query('{ __typename }', {}, { 'x-forwarded-for': address });

  it('takes the address of a client from a trusted proxy', async () => {
    await withService({ TRUSTED_PROXIES: '127.0.0.0/8' }, async (service) => {
      for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
        expect((await from(service, address)).status).toBe(200);
      }
      expect((await from(service, '192.0.2.1')).status).toBe(200);
      expect((await from(service, '192.0.2.1')).status).toBe(429);
      // Only what the trusted proxy itself added: a client writes the rest.
      expect((await from(service, '198.51.100.7, 192.0.2.1')).status).toBe(429);
    });
  });

  it.each(['', '10.0.0.0/8'])('ignores X-Forwarded-For of others, with the setting %j', async (proxies) => {
    await withService({ TRUSTED_PROXIES: proxies }, async (service) => {
      expect((await from(service, '192.0.2.1')).status).toBe(200);
      expect((await from(service, '192.0.2.2')).status).toBe(200);
      expect((await from(service, '192.0.2.3')).status).toBe(429);
    });
  });

  it('counts the addresses of one IPv6 network together', async () => {
    await withService({ TRUSTED_PROXIES: 'loopback' }, async (service) => {
      const statuses = ['2001:db8::1', '2001:db8::2', '2001:db8::3', '2001:db8:0:1::1'].map(
        async (address) => (await from(service, address)).status,
      );
      expect(await Promise.all(statuses)).toEqual([200, 200, 429, 200]);
    });
  });

  it('uses the address of the proxy when the header has none', async () => {
    await withService({ TRUSTED_PROXIES: 'loopback' }, async (service) => {
      const statuses = ['a', 'b', 'Bearer secret'].map(async (text) => (await from(service, text)).status);
      expect(await Promise.all(statuses)).toEqual([200, 200, 429]);
      expect(service.logged.join('\n')).not.toContain('secret');
    });
  });
});
