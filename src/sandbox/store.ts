import type { JsonObject } from './protocol/json.js';
import { pointsGained, type Progress, progressed } from './progress.js';
import type { SeededCase } from './world/shape.js';

export interface StoreSetup {
  /** Builds the world as it is at the start, at this time in ms since epoch. */
  readonly seed: (now: number) => readonly SeededCase[];
  readonly now: () => number;
  /** Whether operations carry an `@odata.etag`. */
  readonly etags: boolean;
}

interface StoredOperation {
  readonly data: JsonObject;
  readonly progress: Progress | undefined;
  readonly revision: number;
}

interface StoredCase {
  data: JsonObject;
  readonly operations: Map<string, StoredOperation>;
}

/** The world: cases and their operations as raw Graph JSON, in the order in which they are listed. */
export class Store {
  readonly #setup: StoreSetup;
  readonly #cases = new Map<string, StoredCase>();

  constructor(setup: StoreSetup) {
    this.#setup = setup;
    this.reset();
  }

  cases(): readonly JsonObject[] {
    return Array.from(this.#cases.values(), (stored) => stored.data);
  }

  findCase(caseId: string): JsonObject | undefined {
    return this.#cases.get(caseId)?.data;
  }

  /** All operations of the case as they stand now; undefined when there is no such case. */
  operations(caseId: string): readonly JsonObject[] | undefined {
    const stored = this.#cases.get(caseId);
    return stored && Array.from(stored.operations.values(), (operation) => this.#current(operation));
  }

  /** The operation as it stands now. */
  findOperation(caseId: string, id: string): JsonObject | undefined {
    const stored = this.#cases.get(caseId)?.operations.get(id);
    return stored && this.#current(stored);
  }

  /** Sets the named properties; an operation whose percent or status is set no longer moves by the clock. */
  patchOperation(caseId: string, id: string, changes: JsonObject): JsonObject | undefined {
    const operations = this.#cases.get(caseId)?.operations;
    const stored = operations?.get(id);
    if (!operations || !stored || Object.keys(changes).length === 0) return stored && this.#current(stored);
    const stops = 'percentProgress' in changes || 'status' in changes;
    const changed: StoredOperation = {
      data: { ...(stops ? this.#moved(stored) : stored.data), ...changes },
      progress: stops ? undefined : stored.progress,
      revision: 1 + (stops ? this.#revision(stored) : stored.revision),
    };
    operations.set(id, changed);
    return this.#current(changed);
  }

  /** Adds the case, or replaces the properties of the one with its `id`. */
  putCase(data: JsonObject): void {
    const stored = this.#cases.get(getId(data));
    if (stored) stored.data = data;
    else this.#cases.set(getId(data), { data, operations: new Map() });
  }

  /** Adds the operation, or replaces the one with its `id`. */
  putOperation(caseId: string, data: JsonObject, progress?: Progress): void {
    const operations = this.#cases.get(caseId)?.operations;
    if (!operations) throw new Error(`There is no case ${caseId} in the sandbox.`);
    const previous = operations.get(getId(data));
    const revision = previous ? this.#revision(previous) + 1 : 1;
    operations.set(getId(data), { data, progress, revision });
  }

  /** Removes the case with its operations. */
  removeCase(caseId: string): void {
    this.#cases.delete(caseId);
  }

  removeOperation(caseId: string, id: string): void {
    this.#cases.get(caseId)?.operations.delete(id);
  }

  /** Back to the seed, as if the sandbox had just been started. */
  reset(): void {
    this.#cases.clear();
    for (const seeded of this.#setup.seed(this.#setup.now())) {
      this.putCase(seeded.data);
      for (const { data, progress } of seeded.operations)
        this.putOperation(getId(seeded.data), data, progress);
    }
  }

  #moved({ data, progress }: StoredOperation): JsonObject {
    return progress ? progressed(data, progress, this.#setup.now()) : data;
  }

  /** Grows with every change, be it by a PATCH or by the clock. */
  #revision({ progress, revision }: StoredOperation): number {
    return revision + (progress ? pointsGained(progress, this.#setup.now()) : 0);
  }

  #current(stored: StoredOperation): JsonObject {
    const moved = this.#moved(stored);
    return this.#setup.etags ? { '@odata.etag': `W/"${this.#revision(stored)}"`, ...moved } : moved;
  }
}

function getId(data: JsonObject): string {
  if (typeof data['id'] !== 'string') throw new Error('What is put into the sandbox needs a text id.');
  return data['id'];
}
