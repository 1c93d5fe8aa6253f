import { caseId, id } from '../../testkit/documents.js';
import { type Expectation, type HttpAttack, nested, post, times } from './hostile-request.js';

type Line = readonly [
  name: string,
  document: () => string,
  end: Expectation['end'],
  more?: Omit<Expectation, 'end'>,
  variables?: (() => unknown) | undefined,
  rest?: object,
];

const operations = `ediscoveryCase(id: "${caseId}") { operations(first: 1) { nodes { id } } }`;
const level = 'operations(first: 1) { nodes { case { ';
const invalid = { codes: ['GRAPHQL_VALIDATION_FAILED'] };
const unparsed = { codes: ['GRAPHQL_PARSE_FAILED'] };
const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
const quiet = { upstream: 'nothing' } as const;
const dryRun = (name: string) =>
  `${name}: updateCaseOperation(input: { caseId: "a", id: "b", dryRun: true, patch: { percentProgress: 1 } }) { userErrors { code } }`;

const ring = (count: number) =>
  `{...f0} ${times(count, (n) => `fragment f${n} on Query {...f${(n + 1) % count}}`)}`;

/** Documents that nest too deeply for a parser. */
const deep: readonly Line[] = [
  ['a field in a field, 100,000 deep', () => nested(100_000, '{a', '', '}'), 'rejected', quiet],
  ['a field in a field, 5,000 deep', () => nested(5_000, '{a', '{b}', '}'), 'rejected', quiet],
  ['braces that never close', () => '{a'.repeat(150_000), 'rejected', quiet],
  ['a list in a list, 200,000 deep', () => `{a(b: ${nested(200_000, '[', '1', ']')})}`, 'rejected', quiet],
  [
    'an object in an object, 100,000 deep',
    () => `{a(b: ${nested(100_000, '{a:', '1', '}')})}`,
    'rejected',
    quiet,
  ],
  [
    'a list type in a list type, 200,000 deep',
    () => `query($a: ${nested(200_000, '[', 'Int', ']')}){__typename}`,
    'rejected',
    quiet,
  ],
  [
    'an inline fragment in another, 50,000 deep',
    () => `{${nested(50_000, '...{', '__typename', '}')}}`,
    'rejected',
    quiet,
  ],
  [
    'real fields, 100 cases deep',
    () => `{ediscoveryCase(id: "${caseId}") { ${nested(100, level, 'id', ' } } }')} }}`,
    'rejected',
    { limit: 'LIMIT_DEPTH' },
  ],
  [
    'real fields, 1,000 cases deep',
    () => `{ediscoveryCase(id: "${caseId}") { ${nested(1_000, level, 'id', ' } } }')} }}`,
    'rejected',
    { limit: 'LIMIT_DEPTH' },
  ],
  [
    'inline fragments, 300 deep around a good field',
    () => `{${nested(300, '...{', '__typename', '}')}}`,
    'either',
    quiet,
  ],
  [
    'the introspection of types of fields of types',
    () => `{__schema{types{${nested(8, 'fields{type{', 'name', '}}')}}}}`,
    'rejected',
    quiet,
  ],
  [
    'the introspection of possible types of possible types',
    () => `{__schema{types{${nested(8, 'possibleTypes{', 'name', '}')}}}}`,
    'rejected',
    quiet,
  ],
  [
    'ofType, 200 deep',
    () => `{__type(name: "Query"){${nested(200, 'ofType{', 'name', '}')}}}`,
    'rejected',
    { limit: 'LIMIT_DEPTH', upstream: 'nothing' },
  ],
];

/** Documents with more than any client needs. */
const floods: readonly Line[] = [
  [
    '1,000 aliases of __typename',
    () => `{${times(1_000, (n) => `a${n}: __typename`)}}`,
    'rejected',
    { limit: 'LIMIT_ALIASES', upstream: 'nothing' },
  ],
  [
    '500 aliases of a case',
    () => `{${times(500, (n) => `a${n}: ediscoveryCase(id: "${n}") { displayName }`)}}`,
    'rejected',
    { limit: 'LIMIT_ALIASES' },
  ],
  [
    '500 aliases of the SDL',
    () => `{${times(500, (n) => `a${n}: _service { sdl }`)}}`,
    'rejected',
    { limit: 'LIMIT_ALIASES', upstream: 'nothing' },
  ],
  [
    '500 dry runs of one document',
    () => `mutation {${times(500, (n) => dryRun(`m${n}`))}}`,
    'rejected',
    { limit: 'LIMIT_ALIASES', upstream: 'nothing' },
  ],
  [
    'one field, 90,000 times',
    () => `{${'__typename '.repeat(90_000)}}`,
    'rejected',
    { limit: 'LIMIT_TOKENS', upstream: 'nothing' },
  ],
  [
    'lists of lists of lists of operations',
    () =>
      `{ediscoveryCase(id: "${caseId}") { operations(first: 500) { nodes { case { operations(first: 500) { nodes { case { operations(first: 500) { nodes { id } } } } } } } } }}`,
    'rejected',
    { limit: 'LIMIT_COST' },
  ],
  [
    'the operations of all cases, 500 by 500',
    () =>
      '{ediscoveryCases(first: 500) { nodes { operations(first: 500) { nodes { case { operations(first: 500) { nodes { id } } } } } } }}',
    'rejected',
    { limit: 'LIMIT_COST' },
  ],
  ['@include, 10,000 times', () => `{__typename ${'@include(if: true) '.repeat(10_000)}}`, 'rejected', quiet],
  [
    'unknown directives, 10,000 of them',
    () => `{__typename ${times(10_000, (n) => `@d${n}`)}}`,
    'rejected',
    quiet,
  ],
  [
    'unknown directives on the operation',
    () => `query ${'@a'.repeat(10_000)} {__typename}`,
    'rejected',
    quiet,
  ],
  ['unknown fields, 10,000 of them', () => `{${times(10_000, (n) => `f${n}`)}}`, 'rejected', quiet],
  [
    'unused variables, 10,000 of them',
    () => `query(${times(10_000, (n) => `$v${n}: Int`)}) {__typename}`,
    'rejected',
    quiet,
  ],
  [
    'unused fragments, 2,000 of them',
    () => `{__typename} ${times(2_000, (n) => `fragment f${n} on Query {__typename}`)}`,
    'rejected',
    quiet,
  ],
  [
    'fields that could overlap, 700 of them',
    () => `{${times(700, 'x: ediscoveryCase(id: "x") { a: id b: displayName }')}}`,
    'rejected',
    { limit: 'LIMIT_ALIASES' },
  ],
  [
    'fields that do overlap, 300 of them',
    () => `{${times(300, (n) => `x: ediscoveryCase(id: "${n}") { id }`)}}`,
    'rejected',
    quiet,
  ],
  [
    'a fragment bomb of 2 to the power of 8',
    () =>
      `{ediscoveryCase(id: "${caseId}") {...f8}} ${times(8, (n) => `fragment f${n + 1} on EdiscoveryCase { a: operations(first: 1) { nodes { case { ...f${n} } } } b: operations(first: 1) { nodes { case { ...f${n} } } } }`)} fragment f0 on EdiscoveryCase { id }`,
    'rejected',
    { limit: 'LIMIT_DEPTH' },
  ],
  [
    'fragments that spread the next one twice',
    () =>
      `{...f0} ${times(60, (n) => `fragment f${n} on Query {...f${n + 1} ...f${n + 1}}`)} fragment f60 on Query {__typename}`,
    'either',
    quiet,
  ],
  ['500 kB of comments', () => `${'# comment\n'.repeat(50_000)}{__typename}`, 'either', quiet],
  ['500 kB of one comment', () => `#${'x'.repeat(500_000)}\n{__typename}`, 'either', quiet],
  ['900 kB of commas', () => `{${','.repeat(900_000)}__typename}`, 'either', quiet],
  [
    '1,000 operations, one of them chosen',
    () => times(1_000, (n) => `query q${n} {__typename}`),
    'either',
    quiet,
    undefined,
    { operationName: 'q7' },
  ],
];

const tooDeep = { codes: ['DEPTH_LIMIT_EXCEEDED'], upstream: 'nothing' } as const;
const tooLong = { limit: 'LIMIT_DOCUMENT_BYTES', codes: ['DOCUMENT_LIMIT_EXCEEDED'], ...quiet } as const;
const badName = { codes: ['NAME_LIMIT_EXCEEDED'], upstream: 'nothing' } as const;

/** Deep enough for the stack of the parser, in less than the longest document. */
const deepWithinLength: readonly Line[] = [
  ['4,000 open brackets as an argument', () => `{a(b: ${'['.repeat(4_000)}`, 'rejected', tooDeep],
  ['4,000 open braces', () => '{a'.repeat(4_000), 'rejected', tooDeep],
  [
    'objects in each other, 1,000 deep',
    () => `{a(b: ${nested(1_000, '{a:', '1', '}')})}`,
    'rejected',
    tooDeep,
  ],
  [
    'list types in each other, 1,900 deep',
    () => `query($a: ${nested(1_900, '[', 'Int', ']')}){__typename}`,
    'rejected',
    tooDeep,
  ],
  [
    'a default value, 1,900 deep',
    () => `query($a: Int = ${nested(1_900, '[', '1', ']')}){a}`,
    'rejected',
    tooDeep,
  ],
  [
    'the argument of a directive, deep',
    () => `{a @b(c: ${nested(900, '{d: [', '1', ']}')})}`,
    'rejected',
    tooDeep,
  ],
  [
    'a fragment, 900 deep',
    () => `{...f} fragment f on Query ${nested(900, '{a', '', '}')}`,
    'rejected',
    tooDeep,
  ],
  ['inline fragments, 600 deep', () => `{${nested(600, '...{', '__typename', '}')}}`, 'rejected', tooDeep],
  [
    'brackets between line breaks, strings and comments',
    () => `{a(b: ${'[ # ]\n "]" """]"""'.repeat(300)}`,
    'rejected',
    tooDeep,
  ],
  [
    'a type definition, 1,900 deep',
    () => `type A { a: ${nested(1_900, '[', 'Int', ']')} }`,
    'rejected',
    tooDeep,
  ],
  ['brackets in a string', () => `{__type(name: "${'['.repeat(9_000)}") {name}}`, 'executed', quiet],
  [
    'brackets in a block string',
    () => `{__type(name: """${'{'.repeat(9_000)}""") {name}}`,
    'executed',
    quiet,
  ],
  ['brackets in a comment', () => `#${'('.repeat(9_000)}\n{__typename}`, 'executed', quiet],
];

/** Longer than any client needs, and quoted by many errors or repeated by many items. */
const long: readonly Line[] = [
  ['a comment of 60 kB', () => `#${'x'.repeat(60_000)}\n{__typename}`, 'rejected', tooLong],
  ['60 kB of line breaks', () => `${'\n'.repeat(60_000)}{__typename}`, 'rejected', tooLong],
  [
    '20,000 characters of three bytes each',
    () => `#${'€'.repeat(20_000)}\n{__typename}`,
    'rejected',
    tooLong,
  ],
  [
    'an operation name of 40 kB with 99 errors',
    () => `query ${'a'.repeat(40_000)} {${times(99, (n) => `a${n}: nope`)}}`,
    'rejected',
    badName,
  ],
  ['an alias of 129 characters', () => `{${'a'.repeat(129)}: __typename}`, 'rejected', badName],
  ['an alias of 128 characters', () => `{${'a'.repeat(128)}: __typename}`, 'executed', quiet],
  ['a variable name of 40 kB', () => `query($${'v'.repeat(40_000)}: Int) {__typename}`, 'rejected', badName],
  ['a fragment name of 40 kB', () => `{...${'f'.repeat(40_000)}}`, 'rejected', badName],
  [
    'the name of an operation that is not there, of 900 kB',
    () => 'query a {__typename}',
    'rejected',
    { codes: ['OPERATION_RESOLUTION_FAILURE'], upstream: 'nothing' },
    undefined,
    { operationName: 'b'.repeat(900_000) },
  ],
  [
    'a literal of 700 bytes in 60 errors',
    () => `{${times(60, () => `ediscoveryCases(first: "${'x'.repeat(700)}") {nodes {id}}`)}}`,
    'rejected',
    quiet,
  ],
  [
    'a suggestion that the caller wrote, 40 kB',
    () => `{ediscoveryCases(first: "${'Did you mean '.repeat(3_000)}") {nodes {id}}}`,
    'rejected',
    quiet,
  ],
  [
    'the schema text, 81 times',
    () => `{${times(9, (n) => `a${n}: _service {${times(9, (k) => `b${k}: sdl`)}}`)}}`,
    'rejected',
    { limit: 'LIMIT_COST', codes: ['COST_LIMIT_EXCEEDED'], upstream: 'nothing' },
  ],
  [
    'descriptions of all types of all fields, 95 times',
    () => `{__schema{types{fields{type{fields{${times(95, (n) => `a${n}: description`)}}}}}}}`,
    'rejected',
    { limit: 'LIMIT_COST', codes: ['COST_LIMIT_EXCEEDED'], upstream: 'nothing' },
  ],
];

/** Documents that are not valid. */
const odd: readonly Line[] = [
  ['an empty document', () => '', 'rejected', quiet],
  ['white space alone', () => ' \n\t', 'rejected', quiet],
  ['a comment alone', () => '# {__typename}', 'rejected', unparsed],
  ['a BOM before a good document', () => '\ufeff{__typename}', 'either', quiet],
  ['a BOM within a name', () => '{__type\ufeffname}', 'rejected', quiet],
  ['NUL', () => '{__typename}\u0000', 'rejected', unparsed],
  ['NUL within a string', () => '{ediscoveryCase(id: "a\u0000b") {id}}', 'rejected', quiet],
  ['a right-to-left mark', () => '{\u202e__typename}', 'rejected', unparsed],
  ['Cyrillic letters that look Latin', () => '{__t\u0443pename}', 'rejected', unparsed],
  ['a name of 500 kB', () => `{${'a'.repeat(500_000)}}`, 'rejected', quiet],
  ['an alias of 500 kB', () => `{${'a'.repeat(500_000)}: __typename}`, 'either', quiet],
  ['a variable of 500 kB', () => `query($${'a'.repeat(500_000)}: Nothing) {__typename}`, 'rejected', quiet],
  ['a string that does not end', () => `{ediscoveryCase(id: "${'a'.repeat(40_000)}`, 'rejected', unparsed],
  [
    'a block string that does not end',
    () => `{ediscoveryCase(id: """${'\\"""'.repeat(10_000)}`,
    'rejected',
    unparsed,
  ],
  [
    'a block string of 100,000 lines as an id',
    () => `{ediscoveryCase(id: """${'x\n'.repeat(100_000)}x""") {id}}`,
    'rejected',
    quiet,
  ],
  ['a code point beyond Unicode', () => '{ediscoveryCase(id: "\\u{110000}") {id}}', 'rejected', unparsed],
  ['half a surrogate pair', () => '{ediscoveryCase(id: "\\uD83D") {id}}', 'rejected', unparsed],
  ['two operations without a name', () => '{__typename} {__typename}', 'rejected', invalid],
  ['two operations, none chosen', () => 'query a {__typename} query b {__typename}', 'rejected', quiet],
  ['two operations of one name', () => 'query a {__typename} query a {__typename}', 'rejected', invalid],
  [
    'an operation that is not there',
    () => 'query a {__typename}',
    'rejected',
    quiet,
    undefined,
    { operationName: 'b' },
  ],
  [
    'an operation called __proto__',
    () => 'query a {__typename}',
    'rejected',
    quiet,
    undefined,
    { operationName: '__proto__' },
  ],
  ['a subscription', () => 'subscription {caseOperation {id}}', 'rejected', quiet],
  ['a schema instead of a query', () => 'type Query {a: Int}', 'rejected', quiet],
  [
    'an extension of the schema',
    () => 'extend type Query {secret: String} {__typename}',
    'rejected',
    invalid,
  ],
  ['a fragment that spreads itself', () => '{...f} fragment f on Query {...f}', 'rejected', invalid],
  ['a ring of 500 fragments', () => ring(500), 'rejected', quiet],
  ['a ring of 5,000 fragments', () => ring(5_000), 'rejected', quiet],
  [
    'a chain of 5,000 fragments',
    () =>
      ring(5_000)
        .replace('...f0} fragment f0', '...f1} fragment f0')
        .replace(/fragment f0 .*?}/, 'fragment f0 on Query {__typename}'),
    'rejected',
    { limit: 'LIMIT_TOKENS', upstream: 'nothing' },
  ],
  ['a fragment named on', () => '{...on} fragment on on Query {__typename}', 'rejected', unparsed],
  ['a fragment on a scalar', () => '{...f} fragment f on ID {a}', 'rejected', invalid],
  ['a fragment on __proto__', () => '{...on __proto__ {a}}', 'rejected', invalid],
  [
    'a fragment named constructor',
    () => '{...constructor} fragment constructor on Query {__typename}',
    'executed',
    quiet,
  ],
  [
    'fragments of one name',
    () => '{...f} fragment f on Query {__typename} fragment f on Query {__typename}',
    'rejected',
    invalid,
  ],
  ['the field __proto__', () => '{__proto__}', 'rejected', invalid],
  ['the field constructor', () => '{constructor {prototype}}', 'rejected', invalid],
  [
    'the field hasOwnProperty of a case',
    () => `{ediscoveryCase(id: "${caseId}") {hasOwnProperty}}`,
    'rejected',
    invalid,
  ],
  [
    'the argument __proto__',
    () => '{ediscoveryCase(id: "x", __proto__: {id: "y"}) {id}}',
    'rejected',
    invalid,
  ],
  [
    'the input field __proto__',
    () =>
      'mutation {updateCaseOperation(input: {caseId: "a", id: "b", patch: {__proto__: {percentProgress: 1}}}) {userErrors {code}}}',
    'rejected',
    invalid,
  ],
  [
    'the input field constructor',
    () =>
      'mutation {updateCaseOperation(input: {caseId: "a", id: "b", constructor: 1, patch: {percentProgress: 1}}) {userErrors {code}}}',
    'rejected',
    invalid,
  ],
  ['the directive @constructor', () => '{__typename @constructor}', 'rejected', invalid],
  [
    'the enum value toString',
    () => `{ediscoveryCases(filter: {status: [toString]}) {nodes {id}}}`,
    'rejected',
    invalid,
  ],
  ['the alias __proto__', () => '{__proto__: __typename}', 'either', quiet],
  [
    'the alias __proto__ of an object',
    () => `{__proto__: ediscoveryCase(id: "${caseId}") {__proto__: id}}`,
    'either',
  ],
  [
    'the variable $__proto__',
    () => 'query($__proto__: ID!) {ediscoveryCase(id: $__proto__) {id}}',
    'rejected',
    quiet,
    () => ({ polluted: 'x' }),
  ],
  [
    'the variable $constructor',
    () => `query($constructor: ID!) {ediscoveryCase(id: $constructor) {id}}`,
    'rejected',
    quiet,
    () => ({}),
  ],
  ['a variable that is not declared', () => '{ediscoveryCase(id: $x) {id}}', 'rejected', invalid],
  [
    'a variable of an output type',
    () => 'query($x: EdiscoveryCase) {ediscoveryCase(id: $x) {id}}',
    'rejected',
    invalid,
  ],
  [
    'a variable twice',
    () => 'query($x: ID!, $x: ID!) {ediscoveryCase(id: $x) {id}}',
    'rejected',
    invalid,
    () => ({ x: 'a' }),
  ],
  ['@defer', () => `{... @defer {${operations}}}`, 'rejected', invalid],
  ['@stream', () => `{ediscoveryCases {nodes @stream(initialCount: 0) {id}}}`, 'rejected', invalid],
  ['directives of the schema', () => '{__typename @key(fields: "id") @shareable}', 'rejected', invalid],
  ['@deprecated on a field', () => '{__typename @deprecated(reason: "x")}', 'rejected', invalid],
  [
    'an integer of 100,000 digits',
    () => `{ediscoveryCases(first: ${'9'.repeat(100_000)}) {nodes {id}}}`,
    'rejected',
    quiet,
  ],
  ['a float of 400 powers of ten', () => '{ediscoveryCases(first: 1e400) {nodes {id}}}', 'rejected', invalid],
  [
    'an integer one over 32 bits',
    () => '{ediscoveryCases(first: 2147483648) {nodes {id}}}',
    'rejected',
    invalid,
  ],
  [
    'an integer with a leading zero',
    () => '{ediscoveryCases(first: 007) {nodes {id}}}',
    'rejected',
    unparsed,
  ],
  [
    'a list of 60,000 enum values',
    () => `{ediscoveryCases(filter: {status: [${'ACTIVE '.repeat(60_000)}]}) {nodes {id}}}`,
    'rejected',
    { limit: 'LIMIT_TOKENS' },
  ],
  [
    'a bulk of 1,000 updates',
    () => `mutation($i: UpdateCaseOperationsInput!) {updateCaseOperations(input: $i) {userErrors {code}}}`,
    'rejected',
    quiet,
    () => ({
      i: { updates: Array.from({ length: 1_000 }, () => ({ caseId, id, patch: { percentProgress: 1 } })) },
    }),
  ],
  [
    'a bulk of none',
    () => `mutation {updateCaseOperations(input: {updates: []}) {userErrors {code}}}`,
    'rejected',
    quiet,
  ],
];

const entityLine = (
  name: string,
  r: () => unknown,
  end: Expectation['end'] = 'rejected',
  more: Omit<Expectation, 'end'> = quiet,
): Line => [`_entities: ${name}`, () => entities, end, more, () => ({ r: r() })];

/** Federation queries that a router would never send. */
const foreign: readonly Line[] = [
  entityLine(
    '10,000 operations',
    () =>
      Array.from({ length: 10_000 }, (_, n) => ({
        __typename: 'CaseOperation',
        caseId: `c${n}`,
        id: `o${n}`,
      })),
    'rejected',
    { limit: 'LIMIT_ENTITIES', upstream: 'nothing' },
  ),
  entityLine('a type that is not there', () => [{ __typename: 'Admin', id: '1' }]),
  entityLine('a type that is not an entity', () => [
    { __typename: 'CaseOperationIdentitySet', user: { identityId: '1' } },
  ]),
  entityLine('the root', () => [{ __typename: 'Query' }]),
  entityLine('the typename __proto__', () => [{ __typename: '__proto__', id: '1' }]),
  entityLine('the typename constructor', () => [{ __typename: 'constructor', id: '1' }]),
  entityLine('the typename __Type', () => [{ __typename: '__Type', name: 'Query' }]),
  entityLine('no typename', () => [{ id: '1' }]),
  entityLine('a typename that is a list', () => [{ __typename: ['CaseOperation'], caseId: 'a', id: 'b' }]),
  entityLine('no keys', () => [{ __typename: 'CaseOperation' }]),
  entityLine('half a key', () => [{ __typename: 'CaseOperation', id }]),
  entityLine('keys that are objects', () => [
    { __typename: 'CaseOperation', caseId: { toString: 'x' }, id: { $ne: null } },
  ]),
  entityLine('keys that are lists', () => [{ __typename: 'EdiscoveryCase', id: [caseId] }]),
  entityLine('a key that is null', () => [{ __typename: 'EdiscoveryCase', id: null }]),
  entityLine('a representation that is null', () => [null]),
  entityLine('a representation that is a string', () => ['CaseOperation']),
  entityLine('representations that are not a list', () => 'CaseOperation'),
  entityLine('none', () => [], 'either'),
  entityLine(
    'fields that a resolver could be fooled with',
    () => [
      { __typename: 'EdiscoveryCase', id: caseId, displayName: 'mine', service: { getCase: 1 }, then: 'x' },
    ],
    'either',
    {},
  ),
];

export const documents: readonly HttpAttack[] = [
  ...deep,
  ...deepWithinLength,
  ...floods,
  ...long,
  ...odd,
  ...foreign,
].map(([name, document, end, more = {}, variables, rest]) => ({
  name,
  send: () => post(document(), variables?.(), rest),
  expect: { end, ...more },
}));
