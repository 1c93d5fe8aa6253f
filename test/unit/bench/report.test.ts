import { candidates } from '../../../bench/compare/candidates.js';
import type { Slice } from '../../../bench/compare/measure.js';
import { readOptions } from '../../../bench/compare/options.js';
import { formatWork } from '../../../bench/compare/report.js';
import { updateWork } from '../../../bench/compare/works.js';

const slice = (cpuUs: number, elapsedMs: number): Slice => ({
  ...{ requests: 100, cpuUs, elapsedMs, upstreamRequests: 100, residentMegabytes: 80 },
  latenciesMs: [1, 2, 3, 4],
});

describe('the report of the benchmark', () => {
  it('compares each slice with that of the bare proxy in the same round', () => {
    const slices = new Map([
      ['bare', [slice(1_000, 10), slice(3_000, 30), slice(2_000, 20)]],
      ['this', [slice(4_000, 40), slice(6_000, 60), slice(6_000, 60)]],
    ]);
    const table = formatWork(updateWork, candidates, slices).split('\n');
    expect(table.at(-1)).toBe(
      '| this server, production settings, LOG_LEVEL=warn | 60 | 3.00 (2.00–4.00) | 1,667 | 33.3 % | 10 % | 2 | 4 | 1 | 80 |',
    );
    expect(table).toHaveLength(6);
  });

  it('is written to RESULTS.md only by a complete run', () => {
    expect(readOptions([]).results).toBe('bench/RESULTS.md');
    expect(readOptions(['--growth']).results).toBe('bench/GROWTH.md');
    for (const args of [['--quick'], ['--only', 'get'], ['--candidates', 'this'], ['--rounds', '1']]) {
      expect(readOptions(args).results).toBeUndefined();
    }
    expect(readOptions(['--quick', '--results', 'other.md']).results).toBe('other.md');
  });
});
