import type { JsonObject } from './protocol/json.js';
import {
  createStored,
  findVersion,
  getRevision,
  patchStored,
  replaceStored,
  type StoredOperation,
  toCurrentData,
} from './stored-operation.js';
import type { Progress, World } from './world/seed.js';

export interface StoreSetup {
  /** Creates the initial cases. */
  readonly world: World;
  /** ms since epoch. */
  readonly now: () => number;
  /** Whether operations carry an `@odata.etag`. */
  readonly etags: boolean;
}

interface StoredCase {
  data: JsonObject;
  readonly operations: Map<string, StoredOperation>;
}

/** The cases and their operations as raw Graph JSON, in the order of the lists. */
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

  /** The operations of the case, as they were some time ago; undefined when the case does not exist. */
  operations(caseId: string, agoMs = 0): readonly JsonObject[] | undefined {
    const stored = this.#cases.get(caseId);
    return stored && Array.from(stored.operations.values(), (operation) => this.#show(operation, agoMs));
  }

  /** The operation, as it was some time ago; undefined when it does not exist. */
  findOperation(caseId: string, id: string, agoMs = 0): JsonObject | undefined {
    const stored = this.#cases.get(caseId)?.operations.get(id);
    return stored && this.#show(stored, agoMs);
  }

  /** Sets the properties in `changes`. An operation whose progress or status is set no longer advances with the clock. */
  patchOperation(caseId: string, id: string, changes: JsonObject): JsonObject | undefined {
    const operations = this.#cases.get(caseId)?.operations;
    const stored = operations?.get(id);
    if (!operations || !stored || Object.keys(changes).length === 0) return stored && this.#show(stored, 0);
    const changed = patchStored(stored, changes, this.#setup.now());
    operations.set(id, changed);
    return this.#show(changed, 0);
  }

  /** Adds the case, or replaces the properties of the case with its `id`. */
  putCase(data: JsonObject): void {
    const stored = this.#cases.get(getId(data));
    if (stored) stored.data = data;
    else this.#cases.set(getId(data), { data, operations: new Map() });
  }

  /** Adds the operation, or replaces the operation with its `id`. */
  putOperation(caseId: string, data: JsonObject, progress?: Progress): void {
    const operations = this.#cases.get(caseId)?.operations;
    if (!operations) throw new Error(`The sandbox has no case ${caseId}.`);
    const previous = operations.get(getId(data));
    const stored = previous
      ? replaceStored(previous, data, progress, this.#setup.now())
      : createStored(data, progress);
    operations.set(getId(data), stored);
  }

  /** Removes the case with its operations. */
  removeCase(caseId: string): void {
    this.#cases.delete(caseId);
  }

  removeOperation(caseId: string, id: string): void {
    this.#cases.get(caseId)?.operations.delete(id);
  }

  /** Restores the initial cases, as if the sandbox had just been started. */
  reset(): void {
    this.#cases.clear();
    for (const seeded of this.#setup.world(this.#setup.now())) {
      this.putCase(seeded.data);
      for (const { data, progress } of seeded.operations)
        this.putOperation(getId(seeded.data), data, progress);
    }
  }

  #show(stored: StoredOperation, agoMs: number): JsonObject {
    const time = this.#setup.now() - agoMs;
    const version = findVersion(stored, time);
    const operation = toCurrentData(version, time);
    return this.#setup.etags
      ? { '@odata.etag': `W/"${getRevision(version, time)}"`, ...operation }
      : operation;
  }
}

function getId(data: JsonObject): string {
  if (typeof data['id'] !== 'string')
    throw new Error('A case or operation of the sandbox needs an id that is a string.');
  return data['id'];
}
