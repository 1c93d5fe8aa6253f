import { hashLine } from './chain.js';
import { readLine, type RecordedLine } from './recorded-line.js';

/** A place in the files that are verified. */
export interface LineAddress {
  readonly file: string;
  /** From 1 on. */
  readonly line: number;
}

/** An update without an outcome: whether it was applied is unknown. */
export interface OpenIntent extends LineAddress {
  readonly time: string;
  readonly correlationId: string;
  readonly resources: readonly string[];
  readonly properties: readonly string[];
}

/** A record that does not fit the one before. */
interface ChainBreak extends LineAddress {
  readonly reason: string;
}

export interface Verification {
  /** Whether every record has the hash of the line before, and none is missing; false for lines without any record. */
  readonly isIntact: boolean;
  readonly records: number;
  /** Number of chains: a process that starts with an empty file or on standard output begins one. */
  readonly chains: number;
  readonly breaks: readonly ChainBreak[];
  readonly openIntents: readonly OpenIntent[];
  /** Lines that are not a complete record, such as the last one before a crash. */
  readonly incompleteLines: readonly LineAddress[];
  /** `prev` of the first record: the hash of the last line of the file before, if there was one. */
  readonly firstPrev: string | null;
  /** The hash of the last line. Kept elsewhere, it shows later whether records were removed at the end. */
  readonly lastHash: string | null;
}

/** Maximum number of breaks that are listed. */
const maxBreaks = 1_000;

/** Compares each line with those before. */
export function createVerifier() {
  let records = 0;
  let chains = 0;
  let firstPrev: string | null = null;
  let lastHash: string | null = null;
  let lastRecordHash: string | null = null;
  const breaks: ChainBreak[] = [];
  const incompleteLines: LineAddress[] = [];
  const seqs = new Map<string, number>();
  const intents = new Map<string, OpenIntent>();

  const addBreak = (address: LineAddress, reason: string) => {
    if (breaks.length < maxBreaks) breaks.push({ ...address, reason });
  };
  const checkChain = (address: LineAddress, { prev, seq }: RecordedLine) => {
    const begins = prev === null && seq === 1;
    if (records === 1) firstPrev = prev;
    if (records === 1 || begins) chains += 1;
    if (records === 1 || begins) return;
    // Lines in between that are no records were written by others, such as the program around a stream.
    if (prev !== lastHash && prev !== lastRecordHash)
      addBreak(address, 'prev is not the hash of the line before: lines were changed, added or removed');
  };
  const checkSequence = (address: LineAddress, { instance, seq }: RecordedLine) => {
    const last = seqs.get(instance);
    seqs.set(instance, seq);
    if (last === undefined || seq === last + 1) return;
    const missing = seq - last - 1;
    addBreak(
      address,
      missing > 0 ? `${missing} records of the process are missing before it` : 'its number is out of order',
    );
  };
  const follow = (address: LineAddress, { record, correlationId, ...line }: RecordedLine) => {
    if (record === 'outcome') {
      intents.delete(correlationId);
      return;
    }
    const { resources, properties } = line;
    const time = new Date(line.time).toISOString();
    intents.set(correlationId, { ...address, time, correlationId, resources, properties });
  };

  return {
    add(address: LineAddress, bytes: Buffer): void {
      const line = readLine(bytes);
      const hash = hashLine(bytes);
      if (line) {
        records += 1;
        checkChain(address, line);
        checkSequence(address, line);
        follow(address, line);
        lastRecordHash = hash;
      } else incompleteLines.push(address);
      lastHash = hash;
    },
    getResult: (): Verification => ({
      isIntact: breaks.length === 0 && (records > 0 || incompleteLines.length === 0),
      ...{ records, chains, breaks, incompleteLines, firstPrev, lastHash },
      openIntents: [...intents.values()],
    }),
  };
}
