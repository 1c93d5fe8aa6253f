import type { FastifyInstance } from 'fastify';
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface HealthOptions {
  readonly version: string;
  readonly find: () => Promise<Readiness>;
}

/** Whether a process should get requests. */
interface Readiness {
  /** Why it should get none now, in words; empty if it should. */
  readonly problems: readonly string[];
  /** What does not work, but keeps nobody from using the process. */
  readonly warnings: readonly string[];
}

/** Milliseconds of delay of the event loop, for 1 % of the time, with which a process should get no more requests. */
const maxDelayMs = 1_000;

const toMilliseconds = (nanoseconds: number) => nanoseconds / 1e6;

/** Measures how late the event loop is since the last question. */
function createDelayCheck() {
  const histogram = monitorEventLoopDelay({ resolution: 20 });
  histogram.enable();
  return {
    isLate(): boolean {
      const isLate = toMilliseconds(histogram.percentile(99)) > maxDelayMs;
      histogram.reset();
      return isLate;
    },
    stop: () => histogram.disable(),
  };
}

/**
 * `/healthz` answers while the process serves, `/readyz` while it should get requests. Neither sends a request to
 * Microsoft Graph.
 */
export function registerHealth(server: FastifyInstance, options: HealthOptions): void {
  const { version, find } = options;
  const delay = createDelayCheck();
  server.addHook('onClose', (_server, done) => {
    delay.stop();
    done();
  });
  server.get('/healthz', () => ({ status: 'ok', version }));
  server.get('/readyz', async (_request, reply) => {
    const { problems: found, warnings } = await find();
    const problems = [...found, ...(delay.isLate() ? ['the event loop is late'] : [])];
    if (problems.length === 0) return { status: 'ready', version, warnings };
    return reply.code(503).send({ status: 'not ready', version, problems, warnings });
  });
}
