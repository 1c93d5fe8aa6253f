import type { CaseService } from '../domain/case-service.js';

/** What a resolver may use. */
export interface GraphQLContext {
  /** The service, bound to the caller of this GraphQL request. */
  readonly service: CaseService;
  /** Takes what is nobody's fault but ours. */
  readonly reportBug: (bug: unknown) => void;
}
