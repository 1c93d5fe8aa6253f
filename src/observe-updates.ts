import type { CaseService } from './domain/case-service.js';
import { CaseOperationsError } from './domain/errors.js';
import type { UpdateRecord } from './msgraph/writes.js';
import type { Logger } from './telemetry/logger.js';
import type { Metrics } from './telemetry/metrics.js';
import { getRequestScope } from './telemetry/request-scope.js';

/** Adds the codes of rejected updates to the request, and counts them: they are data of the response, not errors. */
export function noteUserErrors(service: CaseService, { countUserError }: Metrics): CaseService {
  const note = (error: unknown): never => {
    if (error instanceof CaseOperationsError && error.code !== 'UNAUTHENTICATED') {
      getRequestScope()?.errorCodes.add(error.code);
      countUserError(error.code);
    }
    throw error;
  };
  return {
    ...service,
    updateOperation: (request) => service.updateOperation(request).catch(note),
    updateOperations(...args) {
      try {
        return service.updateOperations(...args).map((update) => update.catch(note));
      } catch (error) {
        return note(error);
      }
    },
  };
}

/** Ids as Microsoft Graph has them, which say nothing by themselves. */
const graphId = /^[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}$/i;

/** An update as the log shows it: what was not found is the text of a client, unless it has the form of an id. */
function toLogged({ ref: { caseId, id }, ...update }: UpdateRecord): UpdateRecord {
  const show = (value: string) =>
    update.outcome !== 'not applied' || graphId.test(value) ? value : 'not an id';
  return { ...update, ref: { caseId: show(caseId), id: show(id) } };
}

/** Logs and counts how each update has ended, also if its client has disconnected. */
export function createUpdateRecorder(log: Logger, { countOutcome }: Metrics): (update: UpdateRecord) => void {
  return (update) => {
    getRequestScope()?.outcomes.push(update.outcome);
    countOutcome(update.outcome);
    const level = update.outcome === 'applied' ? 'info' : 'warn';
    log[level]({ update: toLogged(update) }, 'update ended');
  };
}
