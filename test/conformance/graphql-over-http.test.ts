import { serverAudits } from 'graphql-http';
import { type Service, startService } from '../testkit/service.js';

/** Audits that fail on purpose, each with the reason. */
const knownToFail: Readonly<Record<string, string>> = {
  '5A70': 'a GET without apollo-require-preflight could be forged by a page elsewhere (CSRF prevention)',
  D6D5: 'a GET without apollo-require-preflight could be forged by a page elsewhere (CSRF prevention)',
  '6A70': 'a GET without apollo-require-preflight could be forged by a page elsewhere (CSRF prevention)',
  '572B': 'Apollo Server returns 400 to a document that does not parse, so that monitors see it',
  FDE2: 'Apollo Server returns 400 to a document that does not validate, so that monitors see it',
  '7B9B': 'Apollo Server returns 400 to variables that do not fit, so that monitors see it',
};

describe('GraphQL over HTTP', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());

  it.each(
    serverAudits({ url: () => service.url, fetchFn: fetch }).map(
      (audit) => [audit.id, audit.name, audit] as const,
    ),
  )('%s %s', async (id, name, audit) => {
    const result = await audit.fn();
    const outcome = result.status === 'ok' ? 'passes' : `fails: ${result.reason}`;
    if (name.startsWith('MUST')) expect(outcome).toBe('passes');
    else expect(outcome === 'passes').toBe(knownToFail[id] === undefined);
  });

  it('every known failure is the id of an audit', () => {
    const ids = serverAudits({ url: service.url }).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(Object.keys(knownToFail)));
  });
});
