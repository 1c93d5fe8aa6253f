import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { caseId, id, read, update } from '../testkit/documents.js';
import { post, type Service, startService } from '../testkit/service.js';

const inventedCount = 70;
/** Milliseconds after which the upstream rejects the read of an invented bearer. */
const rejectionMs = 20;

const rejection = JSON.stringify({
  error: {
    code: 'InvalidAuthenticationToken',
    message: 'Access token is empty.',
    innerError: { 'request-id': '94fb3b52-452a-4535-a601-69e0a90e3aa2' },
  },
});

/**
 * An upstream that rejects invented bearers slowly, and passes all other requests to the sandbox. It rejects the first
 * update of an invented bearer when it has rejected a read of each of the others.
 */
async function startStrictUpstream(sandboxUrl: () => string) {
  const received: string[] = [];
  const state: { rejectedReads: number; update?: ServerResponse } = { rejectedReads: 0 };
  const reject = (response: ServerResponse) => {
    response.writeHead(401, { 'content-type': 'application/json' }).end(rejection);
  };
  const rejectUpdateWhenDue = () => {
    if (!state.update || state.rejectedReads < inventedCount - 1) return;
    reject(state.update);
    delete state.update;
  };
  const rejectInvented = (method: string, response: ServerResponse) => {
    if (method === 'PATCH') {
      state.update = response;
      rejectUpdateWhenDue();
      return;
    }
    setTimeout(() => {
      reject(response);
      state.rejectedReads += 1;
      rejectUpdateWhenDue();
    }, rejectionMs);
  };
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/', headers } = request;
    const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
    const passed = await fetch(sandboxUrl() + url, {
      method,
      headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const body = await passed.text();
    response.writeHead(passed.status, { 'content-type': 'application/json' }).end(body);
  };
  const server = createServer((request, response) => {
    const { method = '', headers } = request;
    const isInvented = headers.authorization?.includes('invented') === true;
    received.push(`${method} ${isInvented ? 'invented' : 'owner'}`);
    if (isInvented) rejectInvented(method, response);
    else void pass(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    reset() {
      received.length = 0;
      state.rejectedReads = 0;
      delete state.update;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

describe('70 invented bearers that update one operation', () => {
  let service: Service;
  let upstream: Awaited<ReturnType<typeof startStrictUpstream>>;
  beforeAll(async () => {
    upstream = await startStrictUpstream(() => service.sandbox.url);
    service = await startService({
      ownToken: false,
      environment: { GRAPH_BASE_URL: upstream.url, RATE_LIMIT_PER_MINUTE: '100000' },
    });
  });
  afterAll(async () => {
    await service.stop();
    await upstream.stop();
  });
  beforeEach(() => {
    service.clock.advance(1_000_000);
    upstream.reset();
  });

  const updateAs = (bearer: string, percentProgress: number) =>
    post(
      service.url,
      { query: update, variables: { input: { caseId, id, patch: { percentProgress } } } },
      { authorization: `Bearer ${bearer}` },
    );
  const attack = () => Array.from({ length: inventedCount }, (_, index) => updateAs(`invented-${index}`, 1));

  it.each([
    ['whom Microsoft Graph has accepted before', 'known', true],
    ['whom Microsoft Graph has not accepted yet', 'new', false],
  ])('do not hold up an owner %s', async (_, bearer, isKnown) => {
    const authorization = `Bearer ${bearer}`;
    if (isKnown) await post(service.url, { query: read, variables: { caseId, id } }, { authorization });
    const invented = attack();
    const { data, errors } = await updateAs(bearer, 77);
    expect(errors).toEqual([]);
    expect(data.updateCaseOperation).toMatchObject({
      caseOperation: { percentProgress: 77 },
      userErrors: [],
    });
    const answers = await Promise.all(invented);
    expect(answers.map(({ status }) => status)).toEqual(Array(inventedCount).fill(401));
    // One has the turn, only until Graph rejects it; the others are rejected while they read.
    const attempts = upstream.received.filter((line) => line === 'PATCH invented');
    expect(attempts).toHaveLength(1);
    expect(service.sandbox.store.findOperation(caseId, id)?.['percentProgress']).toBe(77);
  });

  it('never make two updates of the operation overlap', async () => {
    const invented = attack();
    const owners = [10, 20, 30].map((percent) => updateAs(`owner-${percent}`, percent));
    const answers = await Promise.all(owners);
    expect(answers.map(({ data }) => data.updateCaseOperation.userErrors)).toEqual([[], [], []]);
    await Promise.all(invented);
    const statuses = service.sandbox.journal.entries
      .filter(({ method }) => method === 'PATCH')
      .map(({ status }) => status);
    expect(statuses.every((status) => status === 200)).toBe(true);
  });
});
