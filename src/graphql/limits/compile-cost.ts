import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { isIncluded, readConstantCondition } from './constant-arguments.js';
import { type CostLimits, getFieldCost } from './cost.js';
import {
  combinePlans,
  type CostPlan,
  type CostRun,
  countSelections,
  noCost,
  type PlannedSelection,
  runPlan,
} from './cost-plan.js';
import { type FieldPlanOptions, planField } from './field-plan.js';

/** What is known while the plan of one operation is made. */
interface Compilation extends FieldPlanOptions {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The plans of fragments; undefined while a plan is made. */
  readonly plans: Map<string, PlannedSelection | undefined>;
}

type Field = GraphQLField<unknown, unknown>;

const metaFields = new Map<string, Field>(
  [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((field) => [field.name, field]),
);

function getTypeNames(type: GraphQLCompositeType, { schema }: Compilation): string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
}

function isRootType(type: GraphQLCompositeType, { schema }: Compilation): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some(
    (root) => root === type,
  );
}

function compileField(node: FieldNode, parent: GraphQLCompositeType, compilation: Compilation): CostPlan {
  const own = isUnionType(parent) ? undefined : parent.getFields()[node.name.value];
  const definition = metaFields.get(node.name.value) ?? own;
  if (!definition) return noCost;
  const type = getNamedType(definition.type);
  const selections =
    node.selectionSet && isCompositeType(type)
      ? compileSelections(node.selectionSet, type, compilation)
      : noCost;
  const cost = getFieldCost({
    typeName: parent.name,
    fieldName: definition.name,
    args: definition.args,
    isRoot: isRootType(parent, compilation),
  });
  return planField({ node, definition, cost, selections }, compilation);
}

function compileFragment(name: string, compilation: Compilation): PlannedSelection {
  const { fragments, plans, schema } = compilation;
  const known = plans.get(name);
  if (known) return known;
  const fragment = fragments.get(name);
  const type = fragment && schema.getType(fragment.typeCondition.name.value);
  if (!fragment || !isCompositeType(type)) return { types: [], plan: noCost };
  const types = getTypeNames(type, compilation);
  // Validation rejects a fragment that contains itself. Within itself it costs nothing.
  if (plans.has(name)) return { types, plan: (run) => runPlan(plans.get(name)?.plan ?? noCost, run) };
  plans.set(name, undefined);
  const plan = compileSelections(fragment.selectionSet, type, compilation);
  const isConstant = typeof plan !== 'function';
  const planned: PlannedSelection = {
    types,
    plan: isConstant
      ? plan
      : (run) => {
          if (run.fragments.has(name)) return 0;
          run.fragments.add(name);
          const cost = plan(run);
          run.fragments.delete(name);
          return cost;
        },
  };
  plans.set(name, planned);
  return planned;
}

function compileSelection(
  node: SelectionNode,
  parent: GraphQLCompositeType,
  compilation: Compilation,
): PlannedSelection {
  if (node.kind === Kind.FRAGMENT_SPREAD) return compileFragment(node.name.value, compilation);
  if (node.kind === Kind.FIELD) {
    return { types: getTypeNames(parent, compilation), plan: compileField(node, parent, compilation) };
  }
  const type = node.typeCondition ? compilation.schema.getType(node.typeCondition.name.value) : parent;
  if (!isCompositeType(type)) return { types: [], plan: noCost };
  return {
    types: getTypeNames(type, compilation),
    plan: compileSelections(node.selectionSet, type, compilation),
  };
}

/** Counts the selection, and its cost if it is included. */
function addSelection(node: SelectionNode, plan: CostPlan): CostPlan {
  const condition = readConstantCondition(node);
  if (condition === false) return { selections: 1, cost: 0 };
  if (condition === true && typeof plan !== 'function') {
    return { selections: 1 + plan.selections, cost: plan.cost };
  }
  return (run) => {
    countSelections(run, 1);
    return condition === true || isIncluded(node, run.variables) ? runPlan(plan, run) : 0;
  };
}

function compileSelections(
  { selections }: SelectionSetNode,
  parent: GraphQLCompositeType,
  compilation: Compilation,
): CostPlan {
  return combinePlans(
    selections.map((node) => {
      const { types, plan } = compileSelection(node, parent, compilation);
      return { types, plan: addSelection(node, plan) };
    }),
  );
}

export interface CostedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/**
 * The maximum number of fields in the response of an operation, plus the cost of its lists, reads and changes; a
 * function of the coerced variables if it depends on them or is an error. The function throws a LimitError if there
 * are more representations than allowed or too many selections, and a GraphQLError if an argument or a directive has
 * an invalid value.
 */
export type OperationCost = number | ((variables: Readonly<Record<string, unknown>>) => number);

/** Takes time linear in the length of the document. */
export function compileCost(
  { schema, document, operation }: CostedOperation,
  limits: CostLimits,
): OperationCost {
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const variables = operation.variableDefinitions ?? [];
  const compilation: Compilation = {
    schema,
    limits,
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    plans: new Map(),
    nonNull: new Set(
      variables.flatMap(({ type, variable }) =>
        type.kind === Kind.NON_NULL_TYPE ? [variable.name.value] : [],
      ),
    ),
  };
  const root = schema.getRootType(operation.operation);
  const plan = root ? compileSelections(operation.selectionSet, root, compilation) : noCost;
  const compute = (values: Readonly<Record<string, unknown>>) => {
    const run: CostRun = { variables: values, limits, selections: 0, error: undefined, fragments: new Set() };
    const cost = runPlan(plan, run);
    if (run.error) throw run.error;
    return cost;
  };
  if (typeof plan === 'function') return compute;
  try {
    return compute({});
  } catch {
    return compute;
  }
}
