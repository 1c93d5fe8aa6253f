import { type Service, startService } from '../testkit/service.js';
import { attackHttp, attackSocket, listFailures } from './hostile/attack.js';
import { httpKinds } from './hostile/kinds.js';
import { rawHttp } from './hostile/raw-http.js';

/** Number of cases by kind, so that a lost case fails a test. */
const counts = {
  documents: 139,
  bodies: 109,
  'csrf and methods': 84,
  'information leaks': 79,
  values: 134,
  ids: 496,
  'raw HTTP': 113,
};

/** Each test sends up to hundreds of requests. */
const timeout = 120_000;

describe('hostile requests', () => {
  let service: Service;
  beforeAll(async () => (service = await startService({ environment: { RATE_LIMIT_PER_MINUTE: '0' } })));
  afterAll(() => service.stop());

  const groups = httpKinds.flatMap(({ kind, entries }) =>
    Object.entries(entries).map(([entry, attacks]) => ({ kind, entry, attacks })),
  );

  it.each(groups)(
    '$kind, $entry: every case ends as expected and leaks nothing',
    async ({ attacks }) => {
      expect(await listFailures(attacks, (attack) => attackHttp(service, attack))).toEqual([]);
    },
    timeout,
  );

  it(
    'raw HTTP: every case ends as expected and leaks nothing',
    async () => {
      expect(await listFailures(rawHttp, (attack) => attackSocket(service, attack))).toEqual([]);
    },
    timeout,
  );

  it('every kind has all its cases, each with a unique name', () => {
    const all = [
      ...groups.map(({ kind, attacks }) => ({ kind, names: attacks.map(({ name }) => name) })),
      { kind: 'raw HTTP', names: rawHttp.map(({ name }) => name) },
    ];
    const found = Object.fromEntries(Object.keys(counts).map((kind) => [kind, 0]));
    for (const { kind, names } of all) {
      found[kind] = (found[kind] ?? 0) + names.length;
      expect(new Set(names).size).toBe(names.length);
    }
    expect(found).toEqual(counts);
  });
});

describe('the list of failures', () => {
  const cases = [{ name: 'a good case' }, { name: 'a bad case' }, { name: 'a case that throws' }];

  it('names each case that failed, with its reasons, and runs the cases after it', async () => {
    const ran: string[] = [];
    const failures = await listFailures(cases, ({ name }) => {
      ran.push(name);
      if (name === 'a case that throws') return Promise.reject(new Error('The request timed out.'));
      return Promise.resolve(name === 'a bad case' ? ['has status 500', 'shows a stack trace'] : []);
    });
    expect(ran).toHaveLength(3);
    expect(failures).toEqual([
      'a bad case: has status 500; shows a stack trace',
      'a case that throws: Error: The request timed out.',
    ]);
  });
});
