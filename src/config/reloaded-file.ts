import { stat } from 'node:fs/promises';

/** What became of an attempt to read a file again. `issues` are the reasons why the former content stays in force. */
export type ReloadResult = { readonly changed: boolean } | { readonly issues: readonly string[] };

/** Returns the content of a file, or the reasons why it is invalid. */
export type ReadFile<T> = () => { readonly content: T } | { readonly issues: readonly string[] };

/** Changes with every change of a file, also when a symbolic link on its way is replaced; undefined for a pipe. */
async function readSignature(path: string): Promise<string | undefined> {
  try {
    const stats = await stat(path, { bigint: true });
    if (!stats.isFile() && !stats.isDirectory()) return undefined;
    return [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join();
  } catch {
    return 'unreadable';
  }
}

/** A file that is read at the start, and again when it changes. A broken version leaves the former one in force. */
export class ReloadedFile<T = unknown> {
  readonly path: string;
  readonly #read: ReadFile<T>;
  #content: T;
  #signature: string | undefined;

  constructor(path: string, content: T, read: ReadFile<T>) {
    this.path = path;
    this.#content = content;
    this.#read = read;
  }

  /** The content in force. */
  readonly get = (): T => this.#content;

  /** Reads the file if it has changed since the last call; always at the first call. */
  async reload({ force = false } = {}): Promise<ReloadResult> {
    // Before the file is read, so that a change in between is seen the next time.
    const signature = await readSignature(this.path);
    if (signature === undefined || (signature === this.#signature && !force)) return { changed: false };
    this.#signature = signature;
    const result = this.#read();
    if ('issues' in result) return result;
    const changed = JSON.stringify(result.content) !== JSON.stringify(this.#content);
    if (changed) this.#content = result.content;
    return { changed };
  }
}
