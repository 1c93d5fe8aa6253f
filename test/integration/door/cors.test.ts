import { type Service, startService } from '../../testkit/service.js';

const allowed = 'https://app.example';

const preflight = (service: Service, origin: string, path = '/graphql') =>
  fetch(new URL(path, service.url), {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });

describe.each([
  ['without CORS_ORIGINS', {}],
  ['with CORS_ORIGINS', { CORS_ORIGINS: allowed }],
])('a preflight %s', (_, environment) => {
  let service: Service;
  beforeAll(async () => (service = await startService({ environment })));
  afterAll(() => service.stop());

  it.each(['https://evil.example', 'null', `${allowed}.evil.example`, 'HTTPS://APP.EXAMPLE'])(
    'of the origin %s is rejected with a message that names the setting',
    async (origin) => {
      const response = await preflight(service, origin);
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(await response.json()).toMatchObject({
        errors: [{ message: expect.stringMatching(/^CORS.*CORS_ORIGINS/) as string }],
      });
    },
  );

  it('without a method or an origin is not one', async () => {
    const response = await fetch(service.url, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example' },
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });
});

it('a preflight of an allowed origin is answered, and its pages may read the id of the request', async () => {
  const service = await startService({ environment: { CORS_ORIGINS: allowed } });
  try {
    const response = await preflight(service, allowed);
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, allowed]);
    const { headers } = await service.query('{ __typename }', {}, { origin: allowed });
    expect(headers.get('access-control-expose-headers')).toContain('x-request-id');
  } finally {
    await service.stop();
  }
});
