import type { CaseScope } from '../domain/access.js';
import type { ApiToken } from './api-token.js';

/** Which cases the holders of an app role, or the members of a group, may read and change. */
export interface CaseRule {
  readonly role?: string | undefined;
  readonly group?: string | undefined;
  /** Ids of cases; `*` stands for all of them. */
  readonly read: readonly string[];
  readonly update: readonly string[];
}

function concerns({ role, group }: CaseRule, { roles, groups }: ApiToken): boolean {
  return role === undefined ? group !== undefined && groups.has(group) : roles.has(role);
}

/** How far the rules let the holder of a token reach. What no rule names is out of reach. */
export function createCaseScope(token: ApiToken, rules: readonly CaseRule[]): CaseScope {
  const own = rules.filter((rule) => concerns(rule, token));
  const named = (permission: 'read' | 'update') =>
    new Set(own.flatMap((rule) => rule[permission]).map((id) => id.toLowerCase()));
  const reach = { read: named('read'), update: named('update') };
  return (permission, caseId) => reach[permission].has('*') || reach[permission].has(caseId.toLowerCase());
}
