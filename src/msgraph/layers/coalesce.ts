import { createError } from '../../domain/errors.js';
import type { Clock } from '../transport/clock.js';
import type { GraphRequest, GraphResponse, Send } from '../transport/send.js';
import { whenSettled } from '../transport/when-settled.js';
import { getStatusPolicy } from './status-policy.js';

/** A request in flight that other callers of the same read can join. */
interface Flight {
  readonly response: Promise<GraphResponse>;
  readonly leader: GraphRequest;
  /** The request with the latest deadline of those that joined. */
  mostPatient: GraphRequest;
}

/** A Map can keep what was removed from it until a major garbage collection: here an empty place, not a response. */
interface Place {
  flight: Flight | undefined;
}

/** Whether the first request was cancelled by its own client or deadline, which must not affect the followers. */
function isLeaderCancelled({ leader: { deadline } }: Flight): boolean {
  return deadline.signal.aborted || deadline.remainingMs() === 0;
}

/** Whether a request has more time than the first one, whose deadline may be why it failed. */
function hasMoreTime(
  { deadline }: Pick<GraphRequest, 'deadline'>,
  { leader }: { readonly leader: Pick<GraphRequest, 'deadline'> },
): boolean {
  return deadline.remainingMs() > leader.deadline.remainingMs();
}

/** Whether the first request does not wait for the quota, but this one does. */
function failsSooner({ leader }: Flight, { failFast = false }: GraphRequest): boolean {
  return leader.failFast === true && !failFast;
}

/** Whether a request would wait as long as one that nobody waits for. */
function isHeldUp({ leader }: Flight, { isBackground = false }: GraphRequest): boolean {
  return leader.isBackground === true && !isBackground;
}

export interface CoalesceDependencies {
  /** @default a request that joins another waits as long as that one */
  readonly clock?: Pick<Clock, 'schedule'>;
  /** Called for each read that joins another. */
  readonly onShared?: () => void;
}

/** Waits for a response, but not longer than the request may take. */
function waitWithin(
  { response, leader }: Flight,
  { deadline }: GraphRequest,
  clock: CoalesceDependencies['clock'],
): Promise<GraphResponse> {
  if (!clock || !hasMoreTime(leader, { leader: { deadline } })) return response;
  return new Promise((resolve, reject) => {
    const cancel = clock.schedule(deadline.remainingMs(), () => {
      reject(createError('unreachable'));
    });
    response.finally(cancel).then(resolve, reject);
  });
}

/**
 * Coalesces identical concurrent reads into one request: those of one caller, or of all callers for whom the upstream
 * is called as one identity. Other callers never share, because the upstream may return different results to them.
 *
 * A look decides about an update, so it never joins a read that has begun before it. After a write begins or ends, no
 * request joins an earlier read, so that no later read returns an old response.
 *
 * A request that joins one with a later deadline still ends at its own.
 */
export function coalesce(send: Send, { clock, onShared }: CoalesceDependencies = {}): Send {
  const flights = new Map<string, Place>();

  const start = (key: string, leader: GraphRequest): Flight => {
    const flight: Flight = { leader, response: send(leader), mostPatient: leader };
    const place: Place = { flight };
    flights.set(key, place);
    const remove = () => {
      if (flights.get(key) === place) flights.delete(key);
      place.flight = undefined;
    };
    flight.response.then(remove, remove);
    return flight;
  };

  const join = async (flight: Flight, request: GraphRequest): Promise<GraphResponse> => {
    if (hasMoreTime(request, { leader: flight.mostPatient })) flight.mostPatient = request;
    try {
      const response = await waitWithin(flight, request, clock);
      const mayRepeat = response.status >= 300 && getStatusPolicy(response.status).retry !== 'none';
      return mayRepeat && failsSooner(flight, request) ? await joinOrStart(request) : response;
    } catch (error) {
      if (isLeaderCancelled(flight) || failsSooner(flight, request)) return joinOrStart(request);
      // The one with the latest deadline asks for all: in an outage they would otherwise ask one after another.
      if (hasMoreTime(request, flight)) return joinOrStart(request, flight.mostPatient);
      throw error;
    }
  };

  const joinOrStart = (request: GraphRequest, leader = request): Promise<GraphResponse> => {
    const { callerKey, upstreamKey = callerKey } = request.credential;
    const key = `${upstreamKey} ${request.path}`;
    const flight = flights.get(key)?.flight;
    if (flight && !request.isLook && !isLeaderCancelled(flight) && !isHeldUp(flight, request)) {
      onShared?.();
      return join(flight, request);
    }
    const started = start(key, leader);
    return leader === request ? started.response : join(started, request);
  };

  const forgetFlights = () => {
    for (const place of flights.values()) place.flight = undefined;
    if (flights.size > 0) flights.clear();
  };

  const sendWrite = (request: GraphRequest): Promise<GraphResponse> => {
    forgetFlights();
    return whenSettled(send(request), forgetFlights);
  };

  return (request) => (request.method === 'GET' ? joinOrStart(request) : sendWrite(request));
}
