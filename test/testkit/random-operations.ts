import fc, { type GeneratorValue } from 'fast-check';
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isUnionType,
} from 'graphql';

/** Values for each type of an argument, and variables that may be null or absent. */
const values: Readonly<Record<string, readonly string[]>> = {
  Int: ['0', '3', '-1', '900', 'null', '$count', '$defaultCount'],
  'ID!': ['"x"', '$id', '$defaultId'],
  'String!': ['"x"', '$name'],
  'Boolean!': ['true', 'false', '$flag', '$defaultFlag'],
  '[_Any!]!': ['[]', '[{}, {}]', '[{}, {}, {}, {}]', '$representations'],
  'UpdateCaseOperationInput!': [
    '{caseId: "c", id: "i", patch: {}}',
    '{caseId: $defaultId, id: $id, patch: {}}',
    '$update',
  ],
  'UpdateCaseOperationsInput!': [
    '{updates: [{caseId: "c", id: "i", patch: {}}]}',
    '{updates: $updates}',
    '{updates: [$update, $update]}',
    '$bulk',
  ],
};

const definitions =
  '$count: Int, $defaultCount: Int = 7, $id: ID!, $defaultId: ID = "x", $name: String!, ' +
  '$flag: Boolean!, $defaultFlag: Boolean = true';

const federated =
  ', $representations: [_Any!]!, $update: UpdateCaseOperationInput!, ' +
  '$updates: [UpdateCaseOperationInput!]!, $bulk: UpdateCaseOperationsInput!';

const update = { caseId: 'c', id: 'i', patch: {} };
const updates = fc.array(fc.constant(update), { maxLength: 4 });

/** Values for the variables of the documents: valid, but null or absent where a default allows it. */
export const variableValues = fc.record(
  {
    count: fc.option(fc.integer({ min: -2, max: 1_000 })),
    defaultCount: fc.option(fc.nat(20)),
    id: fc.constant('x'),
    defaultId: fc.option(fc.constant('y'), { freq: 2 }),
    name: fc.constant('x'),
    flag: fc.boolean(),
    defaultFlag: fc.option(fc.boolean(), { freq: 3 }),
    representations: fc.array(fc.constant({}), { maxLength: 4 }),
    update: fc.constant(update),
    updates,
    bulk: fc.record({ updates }),
  },
  { requiredKeys: ['id', 'name', 'flag', 'representations', 'update', 'updates', 'bulk'] },
);

/** Writes one random document. Fragments may contain others and themselves. */
class Writer {
  readonly #fragments: readonly (readonly [name: string, type: GraphQLCompositeType])[];

  readonly schema: GraphQLSchema;
  readonly random: GeneratorValue;

  constructor(schema: GraphQLSchema, random: GeneratorValue) {
    this.schema = schema;
    this.random = random;
    const types = Object.values(schema.getTypeMap()).filter(
      (type): type is GraphQLCompositeType => isCompositeType(type) && !type.name.startsWith('__'),
    );
    const count = this.#upTo(5);
    this.#fragments = Array.from({ length: count }, (_, index) => [`F${index}`, this.#pick(types)] as const);
  }

  #upTo(max: number): number {
    return this.random(fc.nat, { max });
  }

  #pick<T>(all: readonly T[]): T {
    const one = all[this.#upTo(all.length - 1)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  write(): string {
    const { schema } = this;
    const operations = [
      ['query', schema.getQueryType()],
      ['mutation', schema.getMutationType()],
    ] as const;
    const [keyword, type] = this.#pick(operations.filter(([, one]) => one != null));
    if (!type) throw new Error('no type of an operation');
    const variables = schema.getType('_Any') ? definitions + federated : definitions;
    const fragments = this.#fragments.map(
      ([name, on]) => `fragment ${name} on ${on.name} ${this.#writeSelections(on, 2)}`,
    );
    return [`${keyword} (${variables}) ${this.#writeSelections(type, 4)}`, ...fragments].join('\n');
  }

  #writeSelections(type: GraphQLCompositeType, depth: number): string {
    const selections = Array.from({ length: 1 + this.#upTo(3) }, () => this.#writeSelection(type, depth));
    return `{ ${selections.join(' ')} }`;
  }

  #writeSelection(type: GraphQLCompositeType, depth: number): string {
    const kind = this.#upTo(9);
    if (kind === 0 && depth > 0) return this.#writeInline(type, depth - 1);
    const spread = this.#fragments.filter(([, on]) => this.#overlaps(type, on));
    if (kind <= 2 && spread.length > 0) return `...${this.#pick(spread)[0]}${this.#writeDirective()}`;
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const usable = fields.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
    if (kind === 3 || usable.length === 0) return `__typename${this.#writeDirective()}`;
    return this.#writeField(this.#pick(usable), depth - 1);
  }

  #writeInline(type: GraphQLCompositeType, depth: number): string {
    const conditions = isAbstractType(type) ? [type, ...this.schema.getPossibleTypes(type)] : [type];
    const on = this.#pick(conditions);
    const condition = this.#upTo(1) === 0 && on === type ? '' : ` on ${on.name}`;
    return `...${condition}${this.#writeDirective()} ${this.#writeSelections(on, depth)}`;
  }

  #writeField(field: GraphQLField<unknown, unknown>, depth: number): string {
    const alias = this.#pick(['', '', 'a: ', `${'a'.repeat(40)}: `]);
    const args = field.args.flatMap((argument) => this.#writeArgument(argument));
    const type = getNamedType(field.type);
    const selections = isCompositeType(type) ? ` ${this.#writeSelections(type, depth)}` : '';
    const list = args.length > 0 ? `(${args.join(', ')})` : '';
    return `${alias}${field.name}${list}${this.#writeDirective()}${selections}`;
  }

  #writeArgument({ name, type }: GraphQLArgument): string[] {
    const known = values[String(type)];
    const isOptional = !isNonNullType(type) && this.#upTo(2) === 0;
    return known && !isOptional ? [`${name}: ${this.#pick(known)}`] : [];
  }

  #writeDirective(): string {
    const kind = this.#upTo(7);
    if (kind > 1) return '';
    return ` @${kind === 0 ? 'skip' : 'include'}(if: ${this.#pick(values['Boolean!'] ?? [])})`;
  }

  #overlaps(one: GraphQLCompositeType, other: GraphQLCompositeType): boolean {
    const getNames = (type: GraphQLCompositeType) =>
      isAbstractType(type) ? this.schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
    return getNames(one).some((name) => getNames(other).includes(name));
  }
}

/** Writes a random document with one operation. */
export function writeOperation(schema: GraphQLSchema, random: GeneratorValue): string {
  return new Writer(schema, random).write();
}
