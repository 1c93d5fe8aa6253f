/** What verification reads of a line. */
export interface RecordedLine {
  readonly record: 'intent' | 'outcome';
  readonly instance: string;
  readonly seq: number;
  readonly prev: string | null;
  readonly correlationId: string;
  readonly time: number;
  readonly resources: readonly string[];
  readonly properties: readonly string[];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    return undefined;
  }
}

function toStrings(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

/** Reads a line of an audit trail; undefined if it is not a complete record. */
export function readLine(line: Buffer): RecordedLine | undefined {
  const json = parse(line);
  if (!isObject(json) || json['class_uid'] !== 6003) return undefined;
  const { metadata, unmapped, time, resources } = json;
  if (!isObject(metadata) || !isObject(unmapped) || typeof time !== 'number') return undefined;
  const { record, instance, seq, prev, properties } = unmapped;
  const { correlation_uid: correlationId } = metadata;
  if (record !== 'intent' && record !== 'outcome') return undefined;
  if (typeof instance !== 'string' || typeof seq !== 'number' || typeof correlationId !== 'string')
    return undefined;
  if (prev !== null && typeof prev !== 'string') return undefined;
  const uids = Array.isArray(resources)
    ? resources.map((resource) => (isObject(resource) ? resource['uid'] : undefined))
    : [];
  return {
    ...{ record, instance, seq, prev, correlationId, time },
    resources: toStrings(uids),
    properties: toStrings(properties),
  };
}
