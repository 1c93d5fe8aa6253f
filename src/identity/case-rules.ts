import type { CaseScope, Permission } from '../domain/access.js';
import type { ApiToken } from './api-token.js';

/** The cases that the holders of an app role, or the members of a group, may read and update. */
export interface CaseRule {
  readonly role?: string | undefined;
  readonly group?: string | undefined;
  /** Ids of cases; `*` = all. */
  readonly read: readonly string[];
  readonly update: readonly string[];
}

/** Ids of groups are GUIDs, which have no letter case. */
function appliesTo({ role, group }: CaseRule, { roles, groups }: ApiToken): boolean {
  return role === undefined ? group !== undefined && groups.has(group.toLowerCase()) : roles.has(role);
}

function toIds(rules: readonly CaseRule[], permission: Permission): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => rule[permission]).map((id) => id.toLowerCase()));
}

function includes(ids: ReadonlySet<string>, caseId: string): boolean {
  return ids.has('*') || ids.has(caseId.toLowerCase());
}

/**
 * The cases that the rules grant to the holder of a token. A case without a rule is not granted.
 *
 * @param getRules Returns the rules in force, which can change between requests.
 */
export function createCaseScope(token: ApiToken, getRules: () => readonly CaseRule[]): CaseScope {
  const rules = getRules();
  const matching = rules.filter((rule) => appliesTo(rule, token));
  const granted = { read: toIds(matching, 'read'), update: toIds(matching, 'update') };
  // The groups of the caller are unknown if the token does not list them.
  const ofGroups = token.hasTooManyGroups ? rules.filter(({ group }) => group !== undefined) : [];
  const possible = { read: toIds(ofGroups, 'read'), update: toIds(ofGroups, 'update') };

  return (permission, caseId) => {
    if (caseId === undefined) {
      // A list contains what is granted; without anything, an empty one would look as if there were no cases.
      const isUnknown = granted[permission].size === 0 && possible[permission].size > 0;
      return isUnknown ? 'tooManyGroups' : 'granted';
    }
    if (includes(granted[permission], caseId)) return 'granted';
    return includes(possible[permission], caseId) ? 'tooManyGroups' : 'caseNotGranted';
  };
}
