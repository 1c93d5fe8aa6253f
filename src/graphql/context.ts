import type { CaseService } from '../domain/case-service.js';

/** The context value of a GraphQL request. */
export interface GraphQLContext {
  /** The service, bound to the caller of this GraphQL request. */
  readonly service: CaseService;
  /** Receives errors that are bugs of this server. */
  readonly reportBug: (bug: unknown) => void;
  /** What the log may show of a known caller. */
  readonly caller?: Readonly<Record<string, string>> | undefined;
}
