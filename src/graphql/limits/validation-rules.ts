import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { Kind, type ValidationContext, type ValidationRule } from 'graphql';
import type { GraphQLLimits } from './graphql-limits.js';
import { LimitError } from './limit-error.js';
import { countRootFields } from './root-fields.js';
import type { LimitCode } from './limit-codes.js';

/** Common options of GraphQL Armor's rules: they report our error instead of throwing their own. */
function armor(code: LimitCode, n: number) {
  const report = (context: ValidationContext | null): void => {
    context?.reportError(new LimitError(code, n));
  };
  return { n, onReject: [report], propagateOnRejection: false };
}

/** graphql-js compares each directive with the others of its location, so all directives of the document count. */
function directivesRule(limit: number): ValidationRule {
  return (context) => {
    let count = 0;
    return {
      Directive() {
        count += 1;
        if (count === limit + 1) context.reportError(new LimitError('DIRECTIVE_LIMIT_EXCEEDED', limit));
      },
    };
  };
}

function rootFieldsRule(limit: number): ValidationRule {
  return (context) => ({
    OperationDefinition({ selectionSet }) {
      const count = countRootFields(selectionSet, (name) => context.getFragment(name)?.selectionSet);
      if (count > limit) context.reportError(new LimitError('ROOT_FIELD_LIMIT_EXCEEDED', limit));
    },
  });
}

/** Lists in the document; a list of representations has a separate limit. */
function listItemsRule(limit: number): ValidationRule {
  return (context) => ({
    ListValue({ values }, _key, parent) {
      const argument = parent && 'kind' in parent && parent.kind === Kind.ARGUMENT ? parent : undefined;
      if (argument?.name.value === 'representations') return;
      if (values.length > limit) context.reportError(new LimitError('LIST_LIMIT_EXCEEDED', limit));
    },
  });
}

/** Limits that a document can exceed without its variables. Each rule takes time linear in the document's size. */
export function limitRules(limits: GraphQLLimits): ValidationRule[] {
  return [
    maxDepthRule({ ...armor('DEPTH_LIMIT_EXCEEDED', limits.depth), flattenFragments: true }),
    maxAliasesRule({ ...armor('ALIAS_LIMIT_EXCEEDED', limits.aliases), allowList: [] }),
    directivesRule(limits.directives),
    rootFieldsRule(limits.rootFields),
    listItemsRule(limits.listItems),
  ];
}
