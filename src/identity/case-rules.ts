import type { CaseScope } from '../domain/access.js';
import type { ApiToken } from './api-token.js';

/** The cases that the holders of an app role, or the members of a group, may read and update. */
export interface CaseRule {
  readonly role?: string | undefined;
  readonly group?: string | undefined;
  /** Ids of cases; `*` = all. */
  readonly read: readonly string[];
  readonly update: readonly string[];
}

function appliesTo({ role, group }: CaseRule, { roles, groups }: ApiToken): boolean {
  return role === undefined ? group !== undefined && groups.has(group) : roles.has(role);
}

/** The cases that the rules grant to the holder of a token. A case without a rule is not granted. */
export function createCaseScope(token: ApiToken, rules: readonly CaseRule[]): CaseScope {
  const matching = rules.filter((rule) => appliesTo(rule, token));
  const toIds = (permission: 'read' | 'update') =>
    new Set(matching.flatMap((rule) => rule[permission]).map((id) => id.toLowerCase()));
  const granted = { read: toIds('read'), update: toIds('update') };
  return (permission, caseId) =>
    granted[permission].has('*') || granted[permission].has(caseId.toLowerCase());
}
