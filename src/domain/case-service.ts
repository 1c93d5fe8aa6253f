import type { Access } from './access.js';
import { type CaseQueries, createCaseQueries } from './case-queries.js';
import { type CaseUpdates, createCaseUpdates } from './case-updates.js';
import { createCaseWatch } from './case-watch.js';
import type { CaseWatch } from './live.js';
import type { CaseGateway } from './ports.js';
import type { UpdateAudit } from './update-audit.js';

export interface CaseServiceLimits {
  /** Maximum number of items of one page. */
  readonly pageSize: number;
  /** Maximum number of updates in one call. */
  readonly bulkUpdates: number;
}

/** All use cases of the program, bound to one caller: for queries, mutations and references of a gateway. */
export interface CaseService extends CaseQueries, CaseUpdates, CaseWatch {}

/** @param audit Records updates and their refusals; absent without an audit trail. */
export function createCaseService(
  gateway: CaseGateway,
  access: Access,
  { pageSize, bulkUpdates }: CaseServiceLimits,
  audit?: UpdateAudit,
): CaseService {
  return {
    ...createCaseQueries(gateway, access, pageSize),
    ...createCaseUpdates(gateway, access, { bulkUpdates, audit }),
    ...createCaseWatch(gateway, access),
  };
}
