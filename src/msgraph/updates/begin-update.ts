import { createError } from '../../domain/errors.js';
import type { UpdateObserver } from '../../domain/update-audit.js';
import type { Deadline } from '../transport/deadline.js';

/** Fails if the client has disconnected: nothing was sent yet. */
export function requireClient({ signal }: Deadline): void {
  if (signal.aborted) throw createError('updateNotStarted');
}

/** Records the intent of an update, before anything is sent for it. The client may disconnect meanwhile. */
export async function beginUpdate(observer: UpdateObserver, deadline: Deadline): Promise<void> {
  await observer.begin(deadline.remainingMs());
  requireClient(deadline);
}
