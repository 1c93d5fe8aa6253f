import type { CaseService } from '../domain/case-service.js';

/** What a resolver may use: the service, bound to the caller of this GraphQL request. */
export interface GraphQLContext {
  readonly service: CaseService;
}
