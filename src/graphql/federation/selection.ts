import {
  type DirectiveNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionNode,
} from 'graphql';

type Document = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

function isIncluded(node: { readonly directives?: readonly DirectiveNode[] }, { variableValues }: Document) {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variableValues);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

/** Whether a fragment with this type condition applies to an object of this type. */
function applies(condition: string | undefined, typeName: string, { schema }: Document): boolean {
  if (condition === undefined || condition === typeName) return true;
  const [abstract, object] = [schema.getType(condition), schema.getType(typeName)];
  return isAbstractType(abstract) && isObjectType(object) && schema.isSubType(abstract, object);
}

function* collectFields(
  selections: readonly SelectionNode[],
  typeName: string,
  document: Document,
  seen: Set<string>,
): Generator<string> {
  for (const node of selections) {
    if (!isIncluded(node, document)) continue;
    if (node.kind === Kind.FIELD) {
      yield node.name.value;
      continue;
    }
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      // Each fragment once: fragments that spread each other twice would take exponential time.
      if (seen.has(node.name.value)) continue;
      seen.add(node.name.value);
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : document.fragments[node.name.value];
    if (fragment && applies(fragment.typeCondition?.name.value, typeName, document)) {
      yield* collectFields(fragment.selectionSet.selections, typeName, document, seen);
    }
  }
}

/** All representations of one `_entities` share their info, so the result is computed once per type. */
const cache = new WeakMap<GraphQLResolveInfo, Map<string, ReadonlySet<string>>>();

/** The names of the fields that a query selects on objects of this type, below the field of `info`. */
export function selectedFields(info: GraphQLResolveInfo, typeName: string): ReadonlySet<string> {
  const byType = cache.get(info) ?? new Map<string, ReadonlySet<string>>();
  cache.set(info, byType);
  const known = byType.get(typeName);
  if (known) return known;
  const selections = info.fieldNodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const fields = new Set(collectFields(selections, typeName, info, new Set()));
  byType.set(typeName, fields);
  return fields;
}
