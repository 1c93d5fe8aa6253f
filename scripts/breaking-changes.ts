/** Finds breaking changes of the schema and checks that they are declared. */
import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  findBreakingChanges,
  isTypeDefinitionNode,
  Kind,
  parse,
  print,
} from 'graphql';

/** `releases/breaking-changes.json`: the intended breaking changes of the next release. */
export interface Declarations {
  /** The version that the changes are relative to. */
  readonly since: string;
  readonly changes: readonly {
    /** The message of the check. */
    readonly change: string;
    /** Why the change is necessary, and how clients adapt. */
    readonly reason: string;
  }[];
}

/** Directives that graphql-js compares itself, or that break no client. */
const builtInDirectives = new Set(['deprecated', 'specifiedBy', 'oneOf']);

/** The federation directives, one line per type or field: `CaseOperation @key(fields: "caseId id")`. */
function listFederationDirectives({ definitions }: DocumentNode): Set<string> {
  const lines = (place: string, directives: readonly ConstDirectiveNode[] = []) =>
    directives
      .filter(({ name }) => !builtInDirectives.has(name.value))
      .map((node) => `${place} ${print(node)}`);
  return new Set(
    definitions.filter(isTypeDefinitionNode).flatMap((type) => {
      const fields = type.kind === Kind.OBJECT_TYPE_DEFINITION ? (type.fields ?? []) : [];
      const fieldLines = fields.flatMap(({ name, directives }) =>
        lines(`${type.name.value}.${name.value}`, directives),
      );
      return [...lines(type.name.value, type.directives), ...fieldLines];
    }),
  );
}

/** Returns a sentence for each change that breaks clients or gateways. Takes SDL with the federation directives. */
export function breakingChanges(released: string, current: string): string[] {
  const [oldDocument, newDocument] = [parse(released), parse(current)];
  // graphql-js does not know @link, which imports the federation directives.
  const build = (document: DocumentNode) => buildASTSchema(document, { assumeValidSDL: true });
  const remaining = listFederationDirectives(newDocument);
  const removed = [...listFederationDirectives(oldDocument)].filter((line) => !remaining.has(line));
  return [
    ...findBreakingChanges(build(oldDocument), build(newDocument)).map(({ description }) => description),
    ...removed.map((line) => `${line} was removed.`),
  ];
}

/** Errors of the declarations: an undeclared change, a declared change that does not exist, a missing reason. */
export function validateDeclarations(
  changes: readonly string[],
  { since, changes: declared }: Declarations,
  lastRelease: string,
): string[] {
  const declaredChanges = new Set(declared.map(({ change }) => change));
  const missing = changes.filter((change) => !declaredChanges.has(change));
  const stale = declared.filter(({ change }) => !changes.includes(change));
  const withoutReason = declared.filter(({ reason }) => reason.trim() === '');
  return [
    ...(since === lastRelease ? [] : [`"since" is ${since}, but the last release is ${lastRelease}.`]),
    ...missing.map((change) => `undeclared breaking change: ${change}`),
    ...stale.map(({ change }) => `declared change does not exist: ${change}`),
    ...withoutReason.map(({ change }) => `declared without a reason: ${change}`),
  ];
}
