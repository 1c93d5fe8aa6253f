import { knownEnums, knownTypes } from '../../msgraph/wire/known-metadata.js';
import type { Csdl } from './csdl-reader.js';

/** What the metadata of a cloud have and this build does not know, such as `caseAction.newAction`. */
export interface MetadataDifferences {
  readonly members: readonly string[];
  readonly properties: readonly string[];
  /** Derived types of `caseOperation`. */
  readonly types: readonly string[];
}

const namespace = 'microsoft.graph.security';
const base = `${namespace}.caseOperation`;

/** Types that other parts of Graph use too. */
const common: ReadonlySet<string> = new Set(['resultInfo', 'identitySet']);

function toFullName(name: string): string {
  return `${common.has(name) ? 'microsoft.graph' : namespace}.${name}`;
}

function isDerived({ types }: Csdl, name: string): boolean {
  const seen = new Set<string>();
  for (let current: string | undefined = name; current !== undefined && !seen.has(current);) {
    seen.add(current);
    current = types.get(current)?.base;
    if (current === base) return true;
  }
  return false;
}

function findNew(
  known: ReadonlyMap<string, readonly string[]>,
  present: (name: string) => readonly string[] | undefined,
): string[] {
  return [...known].flatMap(([name, members]) =>
    (present(name) ?? []).filter((member) => !members.includes(member)).map((member) => `${name}.${member}`),
  );
}

/** Returns undefined for a document without `caseOperation`: it is not the metadata of this API. */
export function compareMetadata(csdl: Csdl): MetadataDifferences | undefined {
  if (!csdl.types.has(base)) return undefined;
  const derived = [...csdl.types.keys()].filter((name) => isDerived(csdl, name));
  return {
    members: findNew(knownEnums, (name) => csdl.enums.get(toFullName(name))),
    properties: findNew(knownTypes, (name) => csdl.types.get(toFullName(name))?.properties),
    types: derived.map((name) => name.slice(namespace.length + 1)).filter((name) => !knownTypes.has(name)),
  };
}
