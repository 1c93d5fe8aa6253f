import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The path of an audit file in a folder of its own, and what it contains. */
export interface AuditFile {
  readonly path: string;
  readonly folder: string;
  text(): string;
  /** The complete records. Tests read them like a program without types. */
  records(): any[];
  /** Resolves when something is true of the file, which is asked after each change. */
  until(isTrue: () => boolean): Promise<void>;
  /** Resolves with the records when there are so many. */
  untilRecords(count: number): Promise<any[]>;
}

export function auditFile(): AuditFile {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  const path = join(folder, 'audit.jsonl');
  const text = () => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  const records = () =>
    text()
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as unknown);
  const until = async (isTrue: () => boolean) => {
    const changes = watch(folder);
    try {
      while (!isTrue()) await once(changes, 'change');
    } finally {
      changes.close();
    }
  };
  return {
    ...{ path, folder, text, records, until },
    async untilRecords(count) {
      await until(() => records().length >= count);
      return records();
    },
  };
}

/** A record in short: its kind, its outcome with the code, and the operation. */
export function toShort({ unmapped, status_detail, status_code, resources }: any): string {
  const uids = (resources as { uid: string }[]).map(({ uid }) => uid.split('/')[1]);
  return [unmapped.record, status_detail, status_code, ...uids].filter(Boolean).join(' ');
}
