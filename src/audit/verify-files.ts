import { createReadStream } from 'node:fs';
import { createVerifier, type LineAddress, type OpenIntent, type Verification } from './verify-lines.js';

const lineFeed = 0x0a;

/** The lines of a file, without their line breaks; the last one may lack it. */
async function* readLines(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let to = chunk.indexOf(lineFeed); to >= 0; to = chunk.indexOf(lineFeed, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, to)]);
      rest = [];
      from = to + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

/** Verifies the files of one trail, the oldest first. Rejects with the error of a file that cannot be read. */
async function verifyFiles(files: readonly string[]): Promise<Verification> {
  const verifier = createVerifier();
  for (const file of files) {
    let line = 0;
    for await (const bytes of readLines(file)) verifier.add({ file, line: (line += 1) }, bytes);
  }
  return verifier.getResult();
}

const toPlace = ({ file, line }: LineAddress) => `${file}:${line}`;

function describeIntent({ resources, properties, time, correlationId, ...address }: OpenIntent): string {
  return `  ${toPlace(address)}  ${time}  ${resources.join(' ')} (${properties.join(', ')})  ${correlationId}`;
}

function describe(result: Verification): string {
  const { records, chains, breaks, openIntents, incompleteLines } = result;
  const lines = [
    `${records} records in ${chains} ${chains === 1 ? 'chain' : 'chains'}.`,
    ...(result.isIntact ? ['No record was changed, added or removed.'] : ['The trail is NOT intact:']),
    ...(records === 0 && incompleteLines.length > 0 ? ['  None of the lines is a record.'] : []),
    ...breaks.map(({ reason, ...address }) => `  ${toPlace(address)}  ${reason}`),
    `Updates without an outcome, which may have been applied: ${openIntents.length}`,
    ...openIntents.map(describeIntent),
    `Lines that are not a complete record, as a crash leaves them: ${incompleteLines.length}`,
    ...incompleteLines.map((address) => `  ${toPlace(address)}`),
    `The hash of the last line: ${result.lastHash ?? 'none'}`,
  ];
  return lines.join('\n');
}

/** What the command prints, and whether the trail is intact. */
export interface VerificationReport {
  readonly text: string;
  readonly isIntact: boolean;
}

/** Verifies files, for people or as JSON. A string is the reason why a file cannot be read. */
export async function verifyAuditFiles(
  files: readonly string[],
  { json }: { readonly json: boolean },
): Promise<VerificationReport | string> {
  try {
    const result = await verifyFiles(files);
    const text = json ? JSON.stringify(result, undefined, 2) : describe(result);
    return { text, isIntact: result.isIntact };
  } catch (error) {
    const { code, path = files.join(' ') } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return `Cannot read ${path} (${code}).`;
  }
}
