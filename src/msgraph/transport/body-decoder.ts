import type { Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

/** The decoded codings that requests ask for; others are decoded too if they come. */
export const acceptedEncodings = 'gzip, br';

/** RFC 9659: at most a window of 8 MB. */
const zstdOptions = { params: { [constants.ZSTD_d_windowLogMax]: 23 } };

type CreateDecoder = (firstByte: number) => Transform;

/** The decoders, created with the first byte. `deflate` means zlib (RFC 9110), but some servers send raw deflate. */
const decoders: ReadonlyMap<string, CreateDecoder> = new Map<string, CreateDecoder>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['deflate', (firstByte) => ((firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw())],
  ['br', () => createBrotliDecompress()],
  ['zstd', () => createZstdDecompress(zstdOptions)],
]);

/** Each coding multiplies the size that an upstream can cause. */
const maxEncodings = 3;

/** What a decoder reports, once. An invalid body has an unknown, broken or incomplete coding. */
type DecodedBody = { readonly bytes: Buffer } | 'invalid' | 'tooLarge';

export interface BodyDecoder {
  write(chunk: Buffer): void;
  end(): void;
  /** Stops without a report. */
  destroy(): void;
}

interface Sink {
  write(chunk: Buffer): void;
  end(): void;
}

function readEncodings(header: string): string[] {
  const names = header.split(',').map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== '' && name !== 'identity');
}

/** Counts and collects bytes. */
function createCollector(maxBytes: number, report: (body: DecodedBody) => void): Sink {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    write(chunk) {
      size += chunk.length;
      if (size > maxBytes) report('tooLarge');
      else chunks.push(chunk);
    },
    end: () => {
      const [only] = chunks;
      report({ bytes: only && chunks.length === 1 ? only : Buffer.concat(chunks) });
    },
  };
}

/** Passes on what is decoded. The decoded size of every coding is limited, not only that of the last. */
function createStage(
  create: CreateDecoder,
  next: Sink,
  maxBytes: number,
  report: (body: DecodedBody) => void,
): Sink & { destroy(): void } {
  let stream: Transform | undefined;
  let size = 0;
  const start = (firstByte: number) => {
    const decoder = create(firstByte);
    decoder.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) report('tooLarge');
      else next.write(chunk);
    });
    decoder.on('end', () => {
      next.end();
    });
    decoder.on('error', () => {
      report('invalid');
    });
    return decoder;
  };
  return {
    write(chunk) {
      stream ??= start(chunk[0] ?? 0);
      stream.write(chunk);
    },
    // A body without a byte is empty, whatever its coding.
    end() {
      if (stream) stream.end();
      else next.end();
    },
    destroy: () => stream?.destroy(),
  };
}

/**
 * Decodes a body as its `Content-Encoding` says, up to a size that is counted after decoding.
 *
 * @param report Called once, possibly before the end of the body.
 */
export function createBodyDecoder(
  contentEncoding: string,
  maxBytes: number,
  report: (body: DecodedBody) => void,
): BodyDecoder {
  let settled = false;
  const stages: { destroy(): void }[] = [];
  const destroy = () => {
    settled = true;
    for (const stage of stages) stage.destroy();
  };
  const settle = (body: DecodedBody) => {
    if (settled) return;
    destroy();
    report(body);
  };

  const encodings = readEncodings(contentEncoding);
  let first = createCollector(maxBytes, settle);
  let known = encodings.length <= maxEncodings;
  // The last coding that was applied is the first to decode.
  for (const encoding of known ? encodings : []) {
    const create = decoders.get(encoding);
    if (!create) {
      known = false;
      break;
    }
    const stage = createStage(create, first, maxBytes, settle);
    stages.push(stage);
    first = stage;
  }
  return {
    write(chunk) {
      if (settled || chunk.length === 0) return;
      if (known) first.write(chunk);
      else settle('invalid');
    },
    end() {
      if (!settled) first.end();
    },
    destroy,
  };
}
