import { caseId, id } from '../testkit/documents.js';
import { largeRequests } from '../testkit/large-requests.js';
import { runProgram } from '../testkit/process.js';

/** The largest response, apart from what is proportional to the request. */
const constantBytes = 2_000_000;

/** Bytes of a response for each byte of its request: a planned request may be selected more than once. */
const proportion = 20;

async function postJson(url: string, body: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return { status: response.status, text: await response.text() };
}

/** The milliseconds that the slowest of several health checks takes while a request is handled. */
async function slowestHealthCheck(origin: string, done: Promise<unknown>): Promise<number> {
  const state = { done: false };
  void done.finally(() => (state.done = true));
  let slowest = 0;
  do {
    const started = performance.now();
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    slowest = Math.max(slowest, performance.now() - started);
  } while (!state.done);
  return Math.round(slowest);
}

describe.each([
  ['production', { NODE_ENV: 'production' }],
  ['development', { NODE_ENV: 'development' }],
])('a large request in %s', (_, environment) => {
  let program: ReturnType<typeof runProgram>;
  let url = '';
  beforeAll(async () => {
    program = runProgram({ ...environment, UPSTREAM: 'sandbox', PORT: '0', RATE_LIMIT_PER_MINUTE: '0' });
    [, url = ''] = await program.waitFor(/serves GraphQL at (http:\/\/\S+\/graphql)/);
    await postJson(
      url,
      JSON.stringify({ query: `{ caseOperation(caseId: "${caseId}", id: "${id}") { id } }` }),
    );
  });
  afterAll(() => program.end('SIGKILL'));

  it.each(largeRequests)(
    '$name: has a bounded response, and delays others by less than a second',
    async ({ body }) => {
      const json = JSON.stringify(body());
      // Of three attempts the fastest counts: what else the machine does is not what is measured.
      let slowest = Infinity;
      let answer = postJson(url, json);
      for (let attempt = 1; attempt <= 3 && slowest >= 1000; attempt += 1) {
        if (attempt > 1) answer = postJson(url, json);
        slowest = Math.min(slowest, await slowestHealthCheck(new URL(url).origin, answer));
      }
      expect(slowest).toBeLessThan(1000);
      const { status, text } = await answer;
      expect([200, 400]).toContain(status);
      expect(text).not.toMatch(/call stack|INTERNAL_SERVER_ERROR/);
      expect(text.length).toBeLessThan(proportion * json.length + constantBytes);
      const { errors = [] } = JSON.parse(text) as { errors?: { message: string; locations?: object[] }[] };
      expect(errors.length).toBeLessThanOrEqual(21);
      for (const { message, locations = [] } of errors) {
        expect(message.length).toBeLessThan(2000);
        expect(locations.length).toBeLessThanOrEqual(10);
      }
    },
  );
});
