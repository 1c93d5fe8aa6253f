import { hashLine } from '../../../src/audit/chain.js';
import { type AuditEvent, toAuditLine } from '../../../src/audit/audit-record.js';
import { createVerifier } from '../../../src/audit/verify-lines.js';

const event = (correlationId: string, isEnd = false): AuditEvent => ({
  time: 1_790_000_000_000,
  correlationId,
  caller: {},
  operation: 'updateCaseOperation',
  resources: [`case/${correlationId}`],
  properties: ['status'],
  ...(isEnd && { end: { outcome: 'applied', graphRequestIds: [], clientRequestIds: [] } }),
});

/** Lines of a process, after a line that is already there. */
function lines(
  events: readonly AuditEvent[],
  { instance = 'p', before }: { instance?: string; before?: string } = {},
) {
  let prev = before === undefined ? null : hashLine(before);
  return events.map((one, index) => {
    const place = { instance, seq: index + 1, prev, uid: `${index}`, loggedTime: 0, version: '1' };
    const line = toAuditLine(one, place);
    prev = hashLine(line);
    return line;
  });
}

function verify(all: readonly string[]) {
  const verifier = createVerifier();
  all.forEach((line, index) => {
    verifier.add({ file: 'f', line: index + 1 }, Buffer.from(line));
  });
  return verifier.getResult();
}

const places = (result: { breaks: readonly { line: number }[] }) => result.breaks.map(({ line }) => line);
const four = () => lines([event('a'), event('a', true), event('b'), event('b', true)]);

describe('verification', () => {
  it('accepts an untouched trail', () => {
    const all = four();
    expect(verify(all)).toEqual({
      isIntact: true,
      ...{ records: 4, chains: 1, breaks: [], openIntents: [], incompleteLines: [] },
      ...{ firstPrev: null, lastHash: hashLine(all[3] ?? '') },
    });
  });

  it('accepts an empty trail', () => {
    expect(verify([])).toMatchObject({ isIntact: true, records: 0, lastHash: null });
    expect(verify(['{}', 'text'])).toMatchObject({ isIntact: false, records: 0, breaks: [] });
  });

  it.each<[string, (all: string[]) => string[], number[]]>([
    [
      'changed',
      (all) => all.map((line, index) => (index === 1 ? line.replace('applied', 'unknown') : line)),
      [3],
    ],
    ['removed', (all) => all.filter((_, index) => index !== 1), [2, 2]],
    ['swapped', ([a = '', b = '', ...rest]) => [b, a, ...rest], [2, 3, 3]],
    ['repeated', ([a = '', ...rest]) => [a, a, ...rest], [2]],
    ['replaced by other text', (all) => all.map((line, index) => (index === 1 ? 'x' : line)), [3, 3]],
  ])('finds that a line was %s', (_, apply, expected) => {
    const result = verify(apply(four()));
    expect(places(result)).toEqual(expected);
    expect(result.isIntact).toBe(false);
  });

  it('finds records that were lost while the sink failed', () => {
    const [first = '', second = ''] = lines([event('a'), event('a', true)]);
    const result = verify([first, second.replace('"seq":2', '"seq":5')]);
    expect(result.breaks).toEqual([
      { file: 'f', line: 2, reason: '3 records of the process are missing before it' },
    ]);
  });

  it('lists intents without an outcome, and torn lines, of a trail that is intact', () => {
    const [first = '', second = ''] = lines([event('a'), event('b')]);
    const torn = second.slice(0, 50);
    const next = lines([event('c'), event('c', true)], { instance: 'q', before: torn });
    const result = verify([first, torn, ...next, '{"class_uid":6003']);
    expect(result).toMatchObject({
      isIntact: true,
      chains: 1,
      incompleteLines: [
        { file: 'f', line: 2 },
        { file: 'f', line: 5 },
      ],
      openIntents: [
        {
          ...{ file: 'f', line: 1, correlationId: 'a', time: '2026-09-21T14:13:20.000Z' },
          ...{ resources: ['case/a'], properties: ['status'] },
        },
      ],
    });
  });

  it('accepts lines of other programs in a stream, and a process that starts anew', () => {
    const [first = '', second = ''] = lines([event('a'), event('a', true)]);
    const result = verify(['started', first, 'a message', second, ...lines([event('b')], { instance: 'q' })]);
    expect(result).toMatchObject({ isIntact: true, chains: 2, records: 3 });
    expect(result.incompleteLines).toHaveLength(2);
  });

  it('accepts a file that continues another, and names its predecessor', () => {
    expect(verify(four().slice(2))).toMatchObject({ isIntact: true, firstPrev: hashLine(four()[1] ?? '') });
  });
});
