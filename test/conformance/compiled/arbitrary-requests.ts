import fc from 'fast-check';
import {
  getNamedType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { FaultRule } from '../../../src/sandbox/faults/fault-rule.js';
import { OPERATION_IDS } from '../../../src/sandbox/world/ids.js';
import { caseId, id } from '../../testkit/documents.js';

const maxDepth = 4;
/** Without arguments, a field has one of two names in the response; with arguments, one for each of them: fields must not conflict. */
const suffixes = fc.constantFrom('', '', 'A');

/** The arguments of the fields of the schema, as a document writes them. */
const fieldArguments: Readonly<Record<string, readonly string[]>> = {
  operations: ['', '(first: 1)', '(first: $first)', '(first: $first, after: $after)', '(orderBy: $orderBy)'],
  ediscoveryCases: ['', '(first: $first)', '(first: 2)'],
  ediscoveryCase: ['(id: $caseId)', '(id: "no")'],
  caseOperation: ['(caseId: $caseId, id: $id)', '(caseId: $caseId, id: "no")', '(caseId: "", id: $id)'],
};

/** A selection set of a type: fields, inline fragments, directives with variables, nested up to a depth. */
function selections(schema: GraphQLSchema, typeName: string, depth = 0): fc.Arbitrary<string> {
  const type = schema.getType(typeName);
  const typename = fc.constant('__typename');
  if (isUnionType(type)) {
    const members = type
      .getTypes()
      .map(({ name }) => selections(schema, name, depth + 1).map((set) => `... on ${name} ${set}`));
    return toSet(fc.array(fc.oneof(typename, ...members), { minLength: 1, maxLength: 4 }));
  }
  if (!isObjectType(type)) throw new Error(`${typeName} has no selections.`);
  const fields = Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));
  const field = (name: string, fieldType: string, isLeaf: boolean) => {
    const args = fieldArguments[name] ?? [''];
    return fc
      .tuple(
        suffixes,
        fc.nat(args.length - 1),
        fc.constantFrom('', '', '', ' @skip(if: $yes)', ' @include(if: $yes)', ' @include(if: $no)'),
        isLeaf ? fc.constant('') : selections(schema, fieldType, depth + 1),
      )
      .map(([suffix, index, directive, set]) => {
        const alias = suffix === '' && index === 0 ? '' : `${name}${suffix}${index}: `;
        return `${alias}${name}${args[index]}${directive} ${set}`;
      });
  };
  const candidates = fields
    .map((one) => ({ name: one.name, named: getNamedType(one.type) }))
    .filter(({ named }) => isLeafType(named) || depth < maxDepth)
    .map(({ name, named }) => field(name, named.name, isLeafType(named)));
  const one: fc.Arbitrary<string> = fc.oneof({ depthSize: 'small' }, typename, ...candidates);
  const fragment = fc
    .tuple(
      fc.constantFrom('...', `... on ${typeName}`, '... @include(if: $yes)'),
      fc.array(one, { minLength: 1, maxLength: 3 }),
    )
    .map(([head, inner]) => `${head} { ${inner.join(' ')} }`);
  return toSet(
    fc.array(fc.oneof({ arbitrary: one, weight: 4 }, { arbitrary: fragment, weight: 1 }), {
      minLength: 1,
      maxLength: 5,
    }),
  );
}

const toSet = (parts: fc.Arbitrary<string[]>) => parts.map((one) => `{ ${one.join(' ')} }`);

const definitions: Readonly<Record<string, string>> = {
  $caseId: 'ID!',
  $id: 'ID!',
  $first: 'Int',
  $after: 'String',
  $orderBy: 'CaseOperationOrder',
  $yes: 'Boolean!',
  $no: 'Boolean!',
};

/** The definitions of the variables that a selection uses: a document may define no others. */
function define(set: string): string {
  const used = Object.entries(definitions).filter(([name]) => new RegExp(`\\${name}\\b`).test(set));
  return used.length === 0 ? '' : `(${used.map(([name, type]) => `${name}: ${type}`).join(', ')})`;
}

/** Any query of the schema. Some are invalid: fields with one name that differ. */
export function queries(schema: GraphQLSchema): fc.Arbitrary<object> {
  const variables = fc.record(
    {
      caseId: fc.constantFrom<unknown>(caseId, caseId, caseId, 'no'),
      id: fc.constantFrom<unknown>(...Object.values(OPERATION_IDS), 'no'),
      first: fc.constantFrom<unknown>(1, 2, 3, 4, null, -1, 'x'),
      after: fc.constantFrom<unknown>(null, 'wrong'),
      orderBy: fc.constantFrom<unknown>(
        { field: 'STATUS' },
        { field: 'CREATED_DATE_TIME', direction: 'DESC' },
        {},
        null,
      ),
      yes: fc.boolean(),
      no: fc.boolean(),
    },
    { requiredKeys: ['caseId', 'id', 'yes', 'no'] },
  );
  // Documents with directives are not compiled.
  const hasDirectives = fc.constantFrom(true, false, false, false, false);
  const directive = / @\w+\(if: \$\w+\)/g;
  return fc
    .tuple(selections(schema, 'Query'), hasDirectives, variables)
    .map(([all, keepsDirectives, values]) => {
      const set = keepsDirectives ? all : all.replace(directive, '');
      return { query: `query ${define(set)} ${set}`, variables: values };
    });
}

/** Values of an input type, most of them right: absent, null, of another type, unknown properties. */
function inputs(type: GraphQLInputType, depth = 0): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return inputs(type.ofType, depth);
  const wrong = fc.constantFrom<unknown>(null, 'x', 5, 1.5, 2 ** 31, true, [], {});
  if (isListType(type)) {
    const item = inputs(type.ofType, depth);
    return fc.oneof(
      { arbitrary: fc.array(item, { maxLength: 3 }), weight: 6 },
      { arbitrary: item, weight: 1 },
    );
  }
  if (isEnumType(type)) {
    const names = type.getValues().map(({ name }) => name);
    return fc.oneof({ arbitrary: fc.constantFrom(...names), weight: 100 }, { arbitrary: wrong, weight: 1 });
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const properties = Object.fromEntries(fields.map((field) => [field.name, inputs(field.type, depth + 1)]));
    const required = fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name);
    const right = fc.record(properties, { requiredKeys: required });
    return fc.oneof(
      { arbitrary: right, weight: 60 },
      { arbitrary: right.map((value) => ({ ...value, extra: 1 })), weight: 1 },
      { arbitrary: fc.constant(null), weight: 2 },
    );
  }
  const leaves: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    Int: fc.constantFrom(0, 1, 100, -1, 2_147_483_647, 2.0),
    ID: fc.constantFrom<unknown>(caseId, id, 'no', 5, ''),
    String: fc.constantFrom('text', '', 'ä😀'),
    Boolean: fc.boolean(),
    DateTime: fc.constantFrom(
      '2026-01-01T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '2026-01-01T00:00:00.1234567+02:00',
    ),
  };
  return fc.oneof(
    { arbitrary: leaves[type.name] ?? fc.constant('x'), weight: 100 },
    { arbitrary: wrong, weight: 1 },
  );
}

/** Any input of an update that is not sent. */
export function dryRuns(schema: GraphQLSchema): fc.Arbitrary<object> {
  const type = schema.getType('UpdateCaseOperationInput') as GraphQLInputType;
  return inputs(type).map((value) => ({
    query:
      'mutation ($input: UpdateCaseOperationInput!) { updateCaseOperation(input: $input) { caseOperation { id } plannedRequest { path body } userErrors { code message field } clientMutationId } }',
    variables: {
      input: typeof value === 'object' && value !== null ? { ...value, caseId, id, dryRun: true } : value,
    },
  }));
}

/** How Microsoft Graph answers. */
export const faults: fc.Arbitrary<readonly FaultRule[]> = fc.oneof(
  { arbitrary: fc.constant([]), weight: 3 },
  {
    arbitrary: fc
      .record({
        status: fc.constantFrom(401, 403, 404, 429, 500, 503),
        path: fc.constantFrom('/operations', '/operations/', 'ediscoveryCases', caseId),
        skip: fc.constantFrom(0, 1),
      })
      .map((rule) => [{ kind: 'status', times: -1, ...rule } as const]),
    weight: 1,
  },
);
