import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { Kind, type ValidationContext, type ValidationRule } from 'graphql';
import type { GraphQLLimits } from './graphql-limits.js';
import { LimitError } from './limit-error.js';
import { countRootFields } from './root-fields.js';
import type { LimitCode } from './limit-codes.js';

/** What GraphQL Armor's rules have in common: they report our error instead of throwing theirs. */
function armor(code: LimitCode, n: number) {
  const report = (context: ValidationContext | null): void => {
    context?.reportError(new LimitError(code, n));
  };
  return { n, onReject: [report], propagateOnRejection: false };
}

/** Directives are checked one by one and against their neighbours, so all of the document's count. */
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

/** Lists written in the document; a representation list has a limit of its own. */
function listItemsRule(limit: number): ValidationRule {
  return (context) => ({
    ListValue({ values }, _key, parent) {
      const ofEntities = parent && 'kind' in parent && parent.kind === Kind.ARGUMENT;
      if (ofEntities && parent.name.value === 'representations') return;
      if (values.length > limit) context.reportError(new LimitError('LIST_LIMIT_EXCEEDED', limit));
    },
  });
}

/** The limits that a document can break by itself. Each rule takes time in proportion to the document. */
export function limitRules(limits: GraphQLLimits): ValidationRule[] {
  return [
    maxDepthRule({ ...armor('DEPTH_LIMIT_EXCEEDED', limits.depth), flattenFragments: true }),
    maxAliasesRule({ ...armor('ALIAS_LIMIT_EXCEEDED', limits.aliases), allowList: [] }),
    directivesRule(limits.directives),
    rootFieldsRule(limits.rootFields),
    listItemsRule(limits.listItems),
  ];
}
