import {
  type FieldNode,
  getArgumentValues,
  getDirectiveValues,
  type GraphQLField,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isNonNullType,
  Kind,
  type SelectionNode,
  type ValueNode,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(hasVariable);
  return value.kind === Kind.OBJECT && value.fields.some((field) => hasVariable(field.value));
}

/**
 * Returns the values of the literal arguments of a field if the others have no influence on its cost: each is a valid
 * variable, whatever its value. Returns undefined if the arguments must be read with the variables.
 *
 * @param counted The name of the argument that determines the cost.
 * @param nonNull The names of the variables of non-null types.
 */
export function readConstantArguments(
  definition: Field,
  node: FieldNode,
  { counted, nonNull }: { readonly counted: string | undefined; readonly nonNull: ReadonlySet<string> },
): Readonly<Record<string, unknown>> | undefined {
  const variable = (node.arguments ?? []).filter(({ value }) => hasVariable(value));
  const isHarmless = variable.every(({ name, value }) => {
    if (value.kind !== Kind.VARIABLE || name.value === counted) return false;
    const argument = definition.args.find((one) => one.name === name.value);
    // A variable with a default can be null where its value must not be.
    return argument && (!isNonNullType(argument.type) || nonNull.has(value.name.value));
  });
  if (!isHarmless) return undefined;
  const isLiteral = (name: string) => !variable.some((one) => one.name.value === name);
  try {
    return getArgumentValues(
      { ...definition, args: definition.args.filter(({ name }) => isLiteral(name)) },
      { ...node, arguments: node.arguments?.filter(({ name }) => isLiteral(name.value)) ?? [] },
    );
  } catch {
    // It is reported when the operation is executed.
    return undefined;
  }
}

/** @throws GraphQLError if the condition of a directive is invalid. */
export function isIncluded(node: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean {
  const conditions = (node.directives ?? []).map(({ name: { value: name } }) => {
    if (name === 'include')
      return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
    return name !== 'skip' || getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true;
  });
  return !conditions.includes(false);
}

/** Whether a selection is included, if that is the same for all variables. */
export function readConstantCondition(node: SelectionNode): boolean | undefined {
  const directives = node.directives ?? [];
  if (directives.some((one) => one.arguments?.some(({ value }) => hasVariable(value)))) return undefined;
  try {
    return isIncluded(node, {});
  } catch {
    return undefined;
  }
}
