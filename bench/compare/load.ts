import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Candidate } from './candidates.ts';
import type { Work } from './works.ts';

const headers = { 'content-type': 'application/json', authorization: 'Bearer abcdefghijklmnopqrstuvwxyz' };

/** A client of one candidate, which numbers its requests. */
export interface Client {
  /** Sends this many requests, one after the other on each connection. Returns the latencies in milliseconds. */
  send(work: Work, count: number): Promise<number[]>;
  /** Starts a request in each interval, whether or not those before have been answered. */
  sendAtRate(work: Work, perSecond: number, count: number): Promise<number[]>;
  close(): Promise<void>;
}

export interface ClientOptions {
  readonly url: string;
  readonly connections: number;
  readonly adapt?: Candidate['adapt'] | undefined;
}

function requireCorrect(status: number, text: string, expected: string): void {
  const failed = text.includes('"errors":') || text.includes('"userErrors":[{');
  if (status === 200 && !failed && text.includes(expected)) return;
  throw new Error(`A response is wrong (status ${status}, expected ${expected}): ${text.slice(0, 500)}`);
}

export function createClient({ url, connections, adapt }: ClientOptions): Client {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections, headersTimeout: 60_000, bodyTimeout: 60_000 });
  let next = 0;

  async function sendOne(work: Work): Promise<number> {
    const number = next++;
    const request = work.createRequest(number);
    const sent = JSON.stringify(adapt?.(work.name, request) ?? request);
    const started = performance.now();
    const { statusCode, body } = await pool.request({ method: 'POST', path, headers, body: sent });
    const text = await body.text();
    const latency = performance.now() - started;
    requireCorrect(statusCode, text, work.expected(number));
    return latency;
  }

  return {
    async send(work, count) {
      const latencies: number[] = [];
      let left = count;
      const sendOnOneConnection = async () => {
        while (left-- > 0) latencies.push(await sendOne(work));
      };
      await Promise.all(Array.from({ length: connections }, sendOnOneConnection));
      return latencies;
    },
    async sendAtRate(work, perSecond, count) {
      const started = performance.now();
      const pending: Promise<number>[] = [];
      for (let index = 0; index < count; index += 1) {
        await wait(Math.max(0, started + (index * 1000) / perSecond - performance.now()));
        pending.push(sendOne(work));
      }
      return Promise.all(pending);
    },
    close: () => pool.destroy(),
  };
}
