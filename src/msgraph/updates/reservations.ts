import { toCanonicalId } from '../../domain/ids.js';
import type { GraphRequest, Reservation } from '../transport/send.js';

/** The reservations of one GraphQL request, one for each case: one list verifies all its updates of a case. */
export interface Reservations {
  /** Returns the part of a request that has the reservation of a case; nothing without one. */
  get(caseId: string): Pick<GraphRequest, 'reservation'>;
  /** Reserves until the returned function is called. */
  reserve(caseId: string): () => void;
}

export function createReservations(): Reservations {
  const byCase = new Map<string, { readonly reservation: Reservation; users: number }>();
  return {
    get(caseId) {
      const reservation = byCase.get(toCanonicalId(caseId))?.reservation;
      return reservation ? { reservation } : {};
    },
    reserve(caseId) {
      const key = toCanonicalId(caseId);
      const entry = byCase.get(key) ?? { reservation: { isReleased: false }, users: 0 };
      byCase.set(key, entry);
      entry.users += 1;
      return () => {
        entry.users -= 1;
        if (entry.users > 0) return;
        entry.reservation.isReleased = true;
        byCase.delete(key);
      };
    },
  };
}
