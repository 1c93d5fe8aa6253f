import fc from 'fast-check';
import { compare, type Pair, startPair } from './compiled/compare.js';
import { dryRuns, faults, queries } from './compiled/arbitrary-requests.js';
import { compiledNames, corpus } from './compiled/corpus.js';
import { unusual } from './compiled/unusual.js';

jest.setTimeout(120_000);

describe('an operation that is sent again', () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await startPair({ CORS_ORIGINS: 'https://app.example', RATE_LIMIT_PER_MINUTE: '100000' });
  });
  afterAll(() => pair.stop());

  it.each([...corpus, ...unusual])(
    '$name: compiled code and Apollo Server answer alike',
    async (exchange) => {
      const { plain, compiled, wasCompiled } = await compare(pair, exchange);
      expect(compiled).toEqual(plain);
      if (compiledNames.has(exchange.name)) expect(wasCompiled).toBe(true);
    },
  );

  it.each([
    ['queries', queries],
    ['updates that are not sent', dryRuns],
  ])('any %s: compiled code and Apollo Server answer alike', async (_, arbitrary) => {
    let compiledCount = 0;
    await fc.assert(
      fc.asyncProperty(arbitrary(pair.plain.app.subgraph.schema), faults, async (body, rules) => {
        const exchange = { name: 'any', body, faults: rules };
        const { plain, compiled, wasCompiled } = await compare(pair, exchange);
        expect(compiled).toEqual(plain);
        if (wasCompiled) compiledCount += 1;
      }),
      { numRuns: 80 },
    );
    // Otherwise Apollo Server would be compared with itself.
    expect(compiledCount).toBeGreaterThan(30);
  });
});
