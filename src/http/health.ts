import type { FastifyInstance } from 'fastify';
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface HealthOptions {
  readonly version: string;
  /** Returns why the process should get no requests now, in words; empty if it may. */
  readonly findProblems: () => readonly string[];
  /** Returns what does not work, but keeps nobody from using the process. */
  readonly findWarnings: () => readonly string[];
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
  const { version, findProblems, findWarnings } = options;
  const delay = createDelayCheck();
  server.addHook('onClose', (_server, done) => {
    delay.stop();
    done();
  });
  server.get('/healthz', () => ({ status: 'ok', version }));
  server.get('/readyz', (_request, reply) => {
    const problems = [...findProblems(), ...(delay.isLate() ? ['the event loop is late'] : [])];
    const warnings = findWarnings();
    if (problems.length === 0) return { status: 'ready', version, warnings };
    return reply.code(503).send({ status: 'not ready', version, problems, warnings });
  });
}
