import type { AuditOptions } from '../../audit/audit.js';
import type { SettingsFor, ValuesOf } from './setting.js';
import { oneOf, onOff, stringThat } from './value-types.js';

interface AuditSettings extends Omit<AuditOptions, 'required'> {
  readonly mode: 'off' | 'on' | 'required';
}

/** The audit trail. */
export const auditSettings = {
  mode: {
    name: 'AUDIT',
    description:
      'Whether updates are recorded in `AUDIT_FILE`. With `required`, an update that cannot be recorded is refused with `AUDIT_UNAVAILABLE`; with `on` it goes on, and the failure is logged.',
    type: oneOf(['off', 'on', 'required']),
    default: 'off',
  },
  file: {
    name: 'AUDIT_FILE',
    description:
      'The path of the file to which audit records are appended as JSON lines; each process needs its own. `-` = standard output, which then has nothing else. Required by `AUDIT`.',
    type: stringThat('the path of a file, or -', (value) => !value.includes('\0')),
  },
  values: {
    name: 'AUDIT_VALUES',
    description:
      'Whether audit records have the new values of an update, which may name people, besides the names of the properties.',
    type: onOff,
    default: false,
  },
} satisfies SettingsFor<AuditSettings>;

/** The audit trail of settings that `validateCombinations` accepts. */
export function toAuditConfig({
  mode,
  file,
  values,
}: ValuesOf<typeof auditSettings>): AuditOptions | undefined {
  return mode === 'off' || file === undefined ? undefined : { required: mode === 'required', file, values };
}
