import { caseId, id } from './documents.js';

/** A GraphQL request with one oversized part. */
export interface LargeRequest {
  readonly name: string;
  /** A function, because most are megabytes. */
  readonly body: () => object;
}

const times = (count: number, part: (index: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, index) => part(index)).join(between);
/** A string of about so many bytes in JSON. */
function big(part: string, bytes = 950_000): string {
  return part.repeat(Math.ceil(bytes / (JSON.stringify(part).length - 2)));
}

const one = 'mutation ($i: UpdateCaseOperationInput!) { updateCaseOperation(input: $i)';
const several = 'mutation ($i: UpdateCaseOperationsInput!) { updateCaseOperations(input: $i)';
const entities = 'query ($r: [_Any!]!) { _entities(representations: $r)';
const errors = '{ userErrors { code message field } }';
const dryRun = { caseId, id, dryRun: true, patch: { percentProgress: 1 } };
const aliases = (field: string) => `{ ${times(90, (index) => `a${index}: ${field}`)} }`;

const request = (name: string, body: () => object): LargeRequest => ({ name, body });
const document = (name: string, query: () => string, rest: object = {}) =>
  request(`a document: ${name}`, () => ({ query: query(), ...rest }));
const input = (name: string, more: () => object, selection = errors) =>
  request(`an input: ${name}`, () => ({
    query: `${one} ${selection} }`,
    variables: { i: { ...dryRun, ...more() } },
  }));
const patch = (name: string, properties: () => object, selection = errors) =>
  input(`a patch with ${name}`, () => ({ patch: properties() }), selection);
const bulk = (name: string, count: number, update: object, selection: string) =>
  request(`updates: ${name}`, () => ({
    query: `${several} ${selection} }`,
    variables: { i: { updates: Array.from({ length: count }, () => update) } },
  }));
const invalid = {
  ...{ createdDateTime: 'x', completedDateTime: 'x', percentProgress: -1, resultInfo: {} },
  ...{ action: 'UNKNOWN_FUTURE_VALUE', status: 'UNKNOWN_FUTURE_VALUE' },
  createdBy: { user: {}, device: {}, application: {} },
};
const longest = { resultInfo: { code: 1, subcode: 1, message: big('x', 4000) } };

const documents: readonly LargeRequest[] = [
  ...[
    'a',
    '[',
    '{a',
    '(',
    '#',
    '"',
    '"""',
    '\n',
    ',',
    '...',
    '@a ',
    '$a',
    '9',
    '\\"""',
    '"a" ',
    '&',
    '!',
  ].flatMap((part) => [
    document(`${JSON.stringify(part)} of 950 kB`, () => `{${big(part)}`),
    document(`${JSON.stringify(part)} of 45 kB`, () => `{${big(part, 45_000)}`),
    document(`a string of ${JSON.stringify(part)}`, () => `{ a(b: """${big(part, 40_000)}""") }`),
  ]),
  document(
    'an operation name in 99 errors',
    () => `query ${big('a', 40_000)} { ${times(99, (n) => `a${n}: nope`)} }`,
  ),
  document(
    'undefined variables',
    () => `query q { ${times(60, (n) => `a${n}: caseOperation(id: $v${n}) { id }`)} }`,
  ),
  document('unused variables', () => `query q(${times(900, (n) => `$v${n}: Int`)}) { __typename }`),
  document(
    'one wrong literal',
    () => `{ ediscoveryCases(first: "${big('Did you mean ', 40_000)}") { nodes { id } } }`,
  ),
  document('an integer', () => `{ ediscoveryCases(first: ${big('9', 40_000)}) { nodes { id } } }`),
  document('conflicting arguments', () => `{ ${times(600, (n) => `a: ediscoveryCase(id: "${n}") { id }`)} }`),
  document(
    'conflicting fields',
    () => `{ ediscoveryCase(id: "x") { ${times(1200, (n) => `a: ${n % 2 ? 'id' : 'status'}`)} } }`,
  ),
  document(
    'a ring of fragments',
    () => `{ ...f0 } ${times(490, (n) => `fragment f${n} on Query { ...f${(n + 1) % 490} }`)}`,
  ),
  document('unknown directives', () => `{ __typename ${times(1900, (n) => `@d${n}`)} }`),
  document('an unknown operation', () => 'query a { __typename }', { operationName: big('b') }),
  document('the schema', () => `{ ${times(19, (n) => `a${n}: __schema { types { name description } }`)} }`),
  document('the text of the schema', () => `{ ${times(9, (n) => `a${n}: _service ${aliases('sdl')}`)} }`),
  document('long aliases', () => `{ ediscoveryCases { nodes { ${big('a', 40_000)}: id } } }`),
];

const inputs: readonly LargeRequest[] = [
  input('clientMutationId', () => ({ clientMutationId: big('x') }), aliases('clientMutationId')),
  input('an id', () => ({ id: big('%') })),
  ...['Did you mean ', 'x', '"', '\ud800', '{', 'SUCCEEDED'].map((part) =>
    patch(`a status of ${JSON.stringify(part)}`, () => ({ status: big(part) })),
  ),
  patch('a message', () => ({ resultInfo: { message: big('x') } }), aliases('plannedRequest { body }')),
  patch(
    'names',
    () => ({ createdBy: { user: { displayName: big('x') } } }),
    aliases('plannedRequest { body }'),
  ),
  patch('a date', () => ({ createdDateTime: `2026-01-01T00:00:00.${big('1')}Z` })),
  patch('the longest message', () => longest, aliases('plannedRequest { body }')),
  patch('unknown properties', () =>
    Object.fromEntries(Array.from({ length: 55_000 }, (_, n) => [`k${n}`, n])),
  ),
  patch('unknown properties in objects', () => ({
    createdBy: Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`k${n}`, { a: big('x', 900) }])),
  })),
  patch('a long unknown property', () => ({ [big('x')]: 1 })),
  input('a deep expectation', () => ({
    expect: JSON.parse(`{"a":${'['.repeat(3000)}${']'.repeat(3000)}}`) as object,
  })),
  bulk('planned', 100, { ...dryRun, patch: longest }, `{ results ${aliases('plannedRequest { body }')} }`),
  bulk(
    'invalid',
    100,
    { ...dryRun, patch: invalid },
    `{ results ${aliases('userErrors { message field }')} }`,
  ),
  bulk('of a wrong type', 900, { x: big('y', 900) }, '{ userErrors { code } }'),
  bulk(
    'with labels',
    100,
    { ...dryRun, clientMutationId: big('x', 9000) },
    `{ results ${aliases('clientMutationId')} }`,
  ),
];

const others: readonly LargeRequest[] = [
  request('entities of an unknown type', () => ({
    query: `${entities} { __typename } }`,
    variables: { r: Array.from({ length: 1000 }, () => ({ __typename: 'Nothing', id: big('x', 900) })) },
  })),
  request('entities with invalid keys, in a document of line breaks', () => ({
    query: `${big('\n', 48_000)}${entities} { ... on CaseOperation { case ${aliases('displayName')} } } }`,
    variables: {
      r: Array.from({ length: 1000 }, () => ({ __typename: 'CaseOperation', caseId: '%', id: 'x' })),
    },
  })),
  request('a filter', () => ({
    query: 'query ($f: EdiscoveryCaseFilter) { ediscoveryCases(filter: $f) { nodes { id } } }',
    variables: { f: { displayNameContains: big('É', 450_000) } },
  })),
  request('a cursor', () => ({
    query: `{ ediscoveryCases(after: "${big('a', 40_000)}") { nodes { id } } }`,
  })),
  request('extensions', () => ({
    query: '{ __typename }',
    extensions: JSON.parse(`{"a":${'['.repeat(450_000)}${']'.repeat(450_000)}}`) as object,
  })),
  request('a persisted query', () => ({
    extensions: { persistedQuery: { version: 1, sha256Hash: big('a') } },
  })),
];

export const largeRequests: readonly LargeRequest[] = [...documents, ...inputs, ...others];
