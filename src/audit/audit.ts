import type { Writable } from 'node:stream';
import type { UpdateAudit } from '../domain/update-audit.js';
import type { Logger } from '../telemetry/logger.js';
import type { AuditedCaller } from './audit-record.js';
import { createAuditTrail } from './audit-trail.js';
import { createFileSink } from './file-sink.js';
import { createSinkState, type SinkState } from './sink-state.js';
import { createStreamSink } from './stream-sink.js';
import {
  createUpdateAudits,
  type UpdateAuditsDependencies,
  type UpdateAuditsOptions,
} from './update-audits.js';

export interface AuditOptions extends UpdateAuditsOptions {
  /** The path of the file; `-` for standard output. */
  readonly file: string;
}

export interface AuditDependencies extends Pick<UpdateAuditsDependencies, 'now' | 'newId' | 'version'> {
  readonly log: Logger;
  readonly standardOutput: Writable;
}

/** The audit trail of a process. */
export interface Audit extends Pick<SinkState, 'isFailing' | 'countFailures'> {
  /** What the trail records of updates of one caller. */
  forCaller(caller: AuditedCaller): UpdateAudit;
  /** Opens the file, also after a rotation; rejects with the error of the system if that is impossible. */
  open(): Promise<void>;
  /** Resolves when the updates have ended and their outcomes are written, or after a second without. */
  close(): Promise<void>;
}

/** Milliseconds between looks for updates that have not ended, and their number. */
const endCheckMs = 10;
const maxEndChecks = 100;

export function createAudit(
  { file, ...options }: AuditOptions,
  { log, standardOutput, ...dependencies }: AuditDependencies,
): Audit {
  const state = createSinkState(log, file);
  const sink = file === '-' ? createStreamSink(standardOutput) : createFileSink(file);
  const trail = createAuditTrail(sink, state);
  const { forCaller, countOpen } = createUpdateAudits(options, { ...dependencies, trail, state });
  return {
    forCaller,
    open: () => trail.reopen(),
    async close() {
      for (let checks = 0; countOpen() > 0 && checks < maxEndChecks; checks += 1)
        await new Promise((resolve) => setTimeout(resolve, endCheckMs));
      await trail.close();
    },
    isFailing: state.isFailing,
    countFailures: state.countFailures,
  };
}
