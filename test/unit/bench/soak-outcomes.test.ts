import { findFalseOutcomes, readOutcomes, type UpdateReport } from '../../../bench/soak-outcomes.js';
import { Journal } from '../../../src/sandbox/journal.js';
import { Store } from '../../../src/sandbox/store.js';
import { seededCase, seededOperation } from '../../testkit/worlds.js';

/** A sandbox in which the PATCH of update 1 was applied, that of update 2 was not, and that of update 3 in part. */
function recordUpdates() {
  const store = new Store({
    world: () => [seededCase('case', [seededOperation('operation')])],
    now: () => 0,
    etags: false,
  });
  const journal = new Journal();
  for (const update of [1, 2, 3]) {
    const body = JSON.stringify({ resultInfo: { code: update } });
    const entry = journal.record({ method: 'PATCH', path: '/beta/x', headers: {}, body, origin: '' });
    entry.applied = update !== 2;
    entry.status = update === 2 ? 503 : 200;
    if (update === 3) entry.ignored = ['createdBy'];
  }
  return { store, journal };
}

const report = (update: number, outcome: string, message?: string): UpdateReport => ({
  ...{ update, outcome, message, operation: 'operation', faults: [] },
});

describe('the outcomes of the soak benchmark', () => {
  it.each([
    ['an applied update that is reported as applied', report(1, 'applied', 'u-1')],
    ['an update that is reported as not applied, and was not', report(2, 'UPSTREAM_UNAVAILABLE')],
    ['an unknown outcome of an applied update', report(1, 'OUTCOME_UNKNOWN')],
    ['an unknown outcome of an update that was not applied', report(2, 'OUTCOME_UNKNOWN')],
    ['a partly applied update that is reported as not reflected', report(3, 'NOT_REFLECTED')],
    ['an unknown outcome of a partly applied update', report(3, 'OUTCOME_UNKNOWN')],
    ['a claims challenge', report(2, 'top level UNAUTHENTICATED')],
  ])('%s is true', (_, one) => {
    expect(findFalseOutcomes([one], recordUpdates())).toEqual([]);
  });

  it.each([
    ['reported as applied, but was not', report(2, 'applied', 'u-2'), '503'],
    ['reported as not applied, but was', report(1, 'UPSTREAM_UNAVAILABLE'), '200 applied'],
    ['reported as applied, but returned u-7', report(1, 'applied', 'u-7'), '200 applied'],
    ['reported as applied, but only in part', report(3, 'applied', 'u-3'), '200 applied without createdBy'],
    ['reported as not applied, but was', report(3, 'CONFLICT'), '200 applied without createdBy'],
    ['reported as accepted, but was not', report(2, 'NOT_REFLECTED'), '503'],
    ['reported as unknown, but was never sent', report(4, 'OUTCOME_UNKNOWN'), ''],
    ['a response without an outcome', report(2, 'top level INTERNAL_SERVER_ERROR'), '503'],
  ])('%s: the outcome is false, with the PATCH requests that show it', (issue, one, requests) => {
    const [found = '', ...others] = findFalseOutcomes([one], recordUpdates());
    expect(found).toMatch(new RegExp(`^${issue}: \\{.*\\}; PATCH requests: ${requests}$`));
    expect(others).toEqual([]);
  });

  it('a value in the store counts as applied, without an entry in the journal', () => {
    const { store } = recordUpdates();
    store.patchOperation('case', 'operation', { resultInfo: { code: 5 } });
    const records = { store, journal: new Journal() };
    expect(findFalseOutcomes([report(5, 'applied', 'u-5')], records)).toEqual([]);
    expect(findFalseOutcomes([report(5, 'CONFLICT')], records)).toHaveLength(1);
  });

  it.each([
    [{ data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }, 'top level UNAUTHENTICATED'],
    [
      { data: { updateCaseOperation: { caseOperation: null, userErrors: [{ code: 'CONFLICT' }] } } },
      'CONFLICT',
    ],
    [{ data: { updateCaseOperation: { caseOperation: null, userErrors: [] } } }, 'applied'],
  ])('the response %j has the outcome %s', (response, outcome) => {
    expect(readOutcomes(response, 1).map((one) => one.outcome)).toEqual([outcome]);
  });

  it('a bulk has the outcome of each update, and a failed one the same for all', () => {
    const results = [
      { caseOperation: { resultInfo: { message: 'u-1' } }, userErrors: [] },
      { caseOperation: null, userErrors: [{ code: 'NOT_REFLECTED' }, { code: 'NOT_REFLECTED' }] },
    ];
    expect(readOutcomes({ data: { updateCaseOperations: { results } } }, 2)).toEqual([
      { outcome: 'applied', message: 'u-1' },
      { outcome: 'NOT_REFLECTED', message: undefined },
    ]);
    const failed = { data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };
    expect(readOutcomes(failed, 2).map(({ outcome }) => outcome)).toEqual([
      'top level UNAUTHENTICATED',
      'top level UNAUTHENTICATED',
    ]);
  });
});
