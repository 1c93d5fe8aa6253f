import { authModes } from './auth.js';
import type { Environment } from './read-settings.js';
import { validateAuth } from './validate-auth.js';

/** The rules between settings. They read raw values, so that all issues are reported at once. */
export function validateCombinations(given: Environment): string[] {
  const issues: string[] = [];
  const mode = given['AUTH_MODE'];
  if (given['NODE_ENV']?.toLowerCase() === 'production' && given['UPSTREAM'] === undefined) {
    issues.push('UPSTREAM must be set to graph or sandbox when NODE_ENV is production');
  }
  if (given['UPSTREAM'] === 'graph' && mode === undefined) {
    issues.push(`AUTH_MODE must be set when UPSTREAM is graph, to one of ${authModes.join(', ')}`);
  }
  if ((mode === 'on-behalf-of' || mode === 'application') && given['UPSTREAM'] === undefined) {
    issues.push(`UPSTREAM must be set to graph or sandbox when AUTH_MODE is ${mode}`);
  }
  if (given['GRAPH_BASE_URL'] !== undefined && given['UPSTREAM'] === undefined) {
    issues.push('UPSTREAM must be set when GRAPH_BASE_URL is set: graph uses it, sandbox ignores it');
  }
  const isSet = (name: string) => given[name] !== undefined || given[`${name}_FILE`] !== undefined;
  if (isSet('REDIS_URL') && !isSet('REDIS_KEY_SECRET')) {
    issues.push('REDIS_KEY_SECRET must be set when REDIS_URL is set');
  }
  const isAudited = given['AUDIT'] === 'on' || given['AUDIT'] === 'required';
  if (isAudited && !isSet('AUDIT_FILE')) {
    issues.push('AUDIT_FILE must be set when AUDIT is on or required');
  }
  if (given['AUDIT'] === undefined && isSet('AUDIT_FILE')) {
    issues.push('AUDIT must be set to on, required or off when AUDIT_FILE is set');
  }
  return [...issues, ...validateAuth(given)];
}
