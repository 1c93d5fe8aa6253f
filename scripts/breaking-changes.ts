/** What of a change of the contract breaks those who use it, and whether it was declared. */
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

/** `releases/breaking-changes.json`: what the next release breaks on purpose. */
export interface Declarations {
  /** The version that the changes break with. */
  readonly since: string;
  readonly changes: readonly {
    /** As the check words it. */
    readonly change: string;
    /** Why it is worth it, and what clients do instead. */
    readonly reason: string;
  }[];
}

/** Directives of graphql-js itself: what they say is compared by it, or breaks nobody. */
const ofGraphQL = new Set(['deprecated', 'specifiedBy', 'oneOf']);

/** What gateways compose by, a line for each type and field: `CaseOperation @key(fields: "caseId id")`. */
function federationOf({ definitions }: DocumentNode): Set<string> {
  const lines = (place: string, directives: readonly ConstDirectiveNode[] = []) =>
    directives.filter(({ name }) => !ofGraphQL.has(name.value)).map((node) => `${place} ${print(node)}`);
  return new Set(
    definitions.filter(isTypeDefinitionNode).flatMap((type) => {
      const fields = type.kind === Kind.OBJECT_TYPE_DEFINITION ? (type.fields ?? []) : [];
      const ofFields = fields.flatMap(({ name, directives }) =>
        lines(`${type.name.value}.${name.value}`, directives),
      );
      return [...lines(type.name.value, type.directives), ...ofFields];
    }),
  );
}

/** A sentence for each change that breaks a client or a gateway. Both are SDL with the federation's directives. */
export function breakingChanges(released: string, current: string): string[] {
  const [before, after] = [parse(released), parse(current)];
  // The directives of the federation are imported by @link, which graphql-js does not know.
  const build = (document: DocumentNode) => buildASTSchema(document, { assumeValidSDL: true });
  const left = federationOf(after);
  const lost = [...federationOf(before)].filter((line) => !left.has(line));
  return [
    ...findBreakingChanges(build(before), build(after)).map(({ description }) => description),
    ...lost.map((line) => `${line} was removed.`),
  ];
}

/** What is wrong with the declarations: a change that is missing, one that was not made, one without a reason. */
export function declarationProblems(
  changes: readonly string[],
  { since, changes: declared }: Declarations,
  lastRelease: string,
): string[] {
  const named = new Set(declared.map(({ change }) => change));
  const missing = changes.filter((change) => !named.has(change));
  const stale = declared.filter(({ change }) => !changes.includes(change));
  const bare = declared.filter(({ reason }) => reason.trim() === '');
  return [
    ...(since === lastRelease ? [] : [`"since" is ${since}, but the last release is ${lastRelease}.`]),
    ...missing.map((change) => `breaks clients and is not declared: ${change}`),
    ...stale.map(({ change }) => `is declared and was not made: ${change}`),
    ...bare.map(({ change }) => `is declared without a reason: ${change}`),
  ];
}
