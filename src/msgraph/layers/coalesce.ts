import type { GraphRequest, GraphResponse, Send } from '../transport/send.js';

interface Flight {
  readonly answer: Promise<GraphResponse>;
  readonly leader: GraphRequest;
}

/** Whether the one who began the request gave up, which says nothing about the request. */
function leaderGaveUp({ leader: { deadline } }: Flight): boolean {
  return deadline.signal.aborted || deadline.remainingMs() === 0;
}

/**
 * Identical reads of one caller that are under way at the same moment are one request. Another caller never
 * shares: the upstream may show each of them something else.
 *
 * A write makes all reads under way unsharable, so that none that begins after it gets an answer from before.
 */
export function coalesce(send: Send): Send {
  const flights = new Map<string, Flight>();

  const begin = (key: string, leader: GraphRequest): Promise<GraphResponse> => {
    const flight: Flight = { leader, answer: send(leader) };
    flights.set(key, flight);
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    flight.answer.then(land, land);
    return flight.answer;
  };

  const follow = async (flight: Flight, request: GraphRequest): Promise<GraphResponse> => {
    try {
      return await flight.answer;
    } catch (error) {
      if (leaderGaveUp(flight)) return join(request);
      throw error;
    }
  };

  const join = (request: GraphRequest): Promise<GraphResponse> => {
    const key = `${request.credential.callerKey} ${request.path}`;
    const flight = flights.get(key);
    return flight && !leaderGaveUp(flight) ? follow(flight, request) : begin(key, request);
  };

  return async (request) => {
    if (request.method !== 'GET') {
      flights.clear();
      return send(request).finally(() => {
        flights.clear();
      });
    }
    return join(request);
  };
}
