import type { Access } from './access.js';
import { withAllowedDownloads } from './allowed-downloads.js';
import type { CaseOperation } from './case-operation.js';
import { throwIfInvalid } from './errors.js';
import { validateId } from './ids.js';
import type { CaseWatch } from './live.js';
import type { CaseGateway } from './ports.js';

/** The watches of a case service. Each method checks the permission first, then the ids. */
export function createCaseWatch({ watch }: Pick<CaseGateway, 'watch'>, access: Access): CaseWatch {
  const show = (operation: CaseOperation) => withAllowedDownloads(operation, access);
  return {
    watchOperation({ caseId, id }) {
      access.require('read', caseId);
      throwIfInvalid(validateId(caseId, ['caseId']), validateId(id, ['id']));
      return watch({ caseId, id, show });
    },
    watchOperations(caseId) {
      access.require('read', caseId);
      throwIfInvalid(validateId(caseId, ['caseId']));
      return watch({ caseId, id: undefined, show });
    },
  };
}
