import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { type Audit, createAudit } from './audit/audit.js';
import type { Config } from './config/config.js';
import { ConfigError } from './config/load-config.js';
import type { Clock } from './msgraph/transport/clock.js';
import type { Logger } from './telemetry/logger.js';
import { version } from './version.js';

/** The audit trail of a configuration; undefined when it is off. */
export function createConfiguredAudit(
  { audit }: Pick<Config, 'audit'>,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): Audit | undefined {
  return (
    audit &&
    createAudit(audit, {
      ...{ log, version },
      standardOutput: process.stdout,
      now: () => clock.date(),
      newId: randomUUID,
    })
  );
}

/** Opens the file of the audit trail, so that a wrong path is found at the start. */
export async function openAudit(audit: Audit | undefined): Promise<void> {
  try {
    await audit?.open();
  } catch (error) {
    await audit?.close();
    const { code = 'UNKNOWN' } = error as NodeJS.ErrnoException;
    throw new ConfigError([`AUDIT_FILE: the file cannot be written (${code})`]);
  }
}

/** Opens the file again after a rotation. A failure is logged. */
export async function reopenAudit(audit: Audit | undefined): Promise<void> {
  await audit?.open().catch(() => undefined);
}
