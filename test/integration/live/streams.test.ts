import { CASE_IDS, OPERATION_IDS } from '../../../src/sandbox/world/ids.js';
import { type Service, startService } from '../../testkit/service.js';
import { openStream, type StreamOptions } from '../../testkit/streams.js';

const caseId = CASE_IDS.main;
const id = OPERATION_IDS.running;
const path = `/beta/security/cases/ediscoveryCases/${caseId}/operations`;

const watchOne = `subscription ($caseId: ID!, $id: ID!) {
  caseOperationProgress(caseId: $caseId, id: $id) {
    caseOperation { id status percentProgress case { id } } asOf stale staleReason nextExpectedInSeconds
  }
}`;
const watchAll = `subscription ($caseId: ID!) {
  caseOperationsProgress(caseId: $caseId) { caseOperation { id percentProgress } }
}`;
const update = `mutation ($input: UpdateCaseOperationInput!) {
  updateCaseOperation(input: $input) { caseOperation { id } userErrors { code } }
}`;
const multipart = 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json';

let service: Service;
beforeEach(async () => (service = await startService()));
afterEach(() => service.stop());

const open = (query: string, options: StreamOptions = {}) =>
  openStream(service.url, query, { variables: { caseId, id }, ...options });
const change = (patch: object) => service.query(update, { input: { caseId, id, patch } });
const requests = () => service.sandbox.journal.requests().map(({ method, path: of }) => `${method} ${of}`);
/** Lets the clock of the program run, and waits until the upstream has been asked so many times. */
async function untilRequests(count: number) {
  for (let seconds = 0; requests().length < count; seconds += 1) {
    if (seconds > 1_000) throw new Error(`Expected ${count} requests, got ${requests().join(', ')}`);
    service.clock.advance(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe.each([
  ['server-sent events', 'text/event-stream', /^text\/event-stream/],
  ['multipart', multipart, /^multipart\/mixed;.*subscriptionSpec/],
])('a subscription over %s', (_, accept, contentType) => {
  it('sends the present state, each change through this server at once, and ends with the operation', async () => {
    const stream = await open(watchOne, { accept, variables: { caseId, id } });
    expect(stream.status).toBe(200);
    expect(stream.headers.get('content-type')).toMatch(contentType);
    expect(await stream.next()).toEqual({
      data: {
        caseOperationProgress: {
          caseOperation: { id, status: 'RUNNING', percentProgress: 50, case: { id: caseId } },
          asOf: '2026-08-31T12:00:00.000Z',
          stale: false,
          staleReason: null,
          nextExpectedInSeconds: expect.any(Number) as number,
        },
      },
    });
    await change({ percentProgress: 51 });
    const { data } = await stream.next();
    expect(data.caseOperationProgress.caseOperation).toMatchObject({ percentProgress: 51 });
    await change({ status: 'SUCCEEDED', percentProgress: 100 });
    expect((await stream.next()).data.caseOperationProgress).toMatchObject({
      caseOperation: { status: 'SUCCEEDED' },
      nextExpectedInSeconds: null,
    });
    expect(await stream.next()).toBeUndefined();
    expect(requests()).toEqual([`GET ${path}/${id}`, `PATCH ${path}/${id}`, `PATCH ${path}/${id}`]);
  });

  it('reports errors like a query', async () => {
    const code = async (query: string, own: StreamOptions = {}) => {
      const stream = await open(query, { accept, ...own });
      const { errors } = await stream.next();
      expect(await stream.next()).toBeUndefined();
      return errors[0].extensions.code;
    };
    expect(await code('subscription { nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await code(watchOne, { variables: { caseId } })).toBe('BAD_USER_INPUT');
    expect(await code(watchOne, { variables: { caseId, id: 'unknown' } })).toBe('NOT_FOUND');
    expect(await code(watchOne, { variables: { caseId: '..', id } })).toBe('INVALID_INPUT');
  });
});

describe('a stream', () => {
  it('is for subscriptions only', async () => {
    const stream = await open('{ __typename }');
    expect((await stream.next()).errors[0].message).toBe(
      'Only subscriptions are served over this transport.',
    );
    const answer = await service.query(watchOne, { caseId, id });
    expect([answer.status, answer.errors[0]?.extensions?.['code']]).toEqual([
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ]);
  });

  it.each(['application/json, text/event-stream, multipart/mixed', multipart])(
    'is not what a query gets from a client that accepts %s',
    async (accept) => {
      const { data, headers } = await service.query('{ __typename }', {}, { accept });
      expect(data).toEqual({ __typename: 'Query' });
      expect(headers.get('content-type')).toMatch(/json/);
    },
  );

  it('has the limits of a query', async () => {
    await service.stop();
    service = await startService({
      environment: { LIMIT_TOKENS: '40', LIMIT_COST: '120', LIMIT_DOCUMENT_BYTES: '400' },
    });
    const code = async (query: string) => {
      const stream = await open(query);
      return (await stream.next()).errors[0].extensions.code;
    };
    const one = (selection: string) =>
      `subscription { caseOperationProgress(caseId: "c", id: "i") { ${selection} } }`;
    expect(await code(one('asOf '.repeat(41)))).toBe('TOKEN_LIMIT_EXCEEDED');
    expect(await code('subscription { caseOperationsProgress(caseId: "c") { asOf } }')).toBe(
      'COST_LIMIT_EXCEEDED',
    );
  });

  it('has as many errors in an event as a response', async () => {
    const downloads = Array.from({ length: 30 }, (_, index) => `e${index}: case { closedDateTime }`).join(
      ' ',
    );
    // The operation can be read, its case cannot.
    service.sandbox.faults.add({ kind: 'status', status: 403, skip: 1, times: -1 });
    const stream = await open(
      `subscription ($caseId: ID!, $id: ID!) { caseOperationProgress(caseId: $caseId, id: $id) { caseOperation { ${downloads} } } }`,
    );
    const { errors } = await stream.next();
    expect([errors.length, errors.at(-1).extensions.code]).toEqual([21, 'TOO_MANY_ERRORS']);
    await stream.close();
  });

  it('is opened by GET, too', async () => {
    const parameters = new URLSearchParams({ query: watchOne, variables: JSON.stringify({ caseId, id }) });
    const response = await fetch(`${service.url}?${parameters.toString()}`, {
      headers: { accept: 'text/event-stream' },
    });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('event: next')) text += (await reader.read()).value ?? '';
    expect(text).toContain(`"id":"${id}"`);
    await reader.cancel();
  });

  it('of another caller in passthrough shares nothing', async () => {
    const headers = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
    const [first, second] = [await open(watchOne, headers('a')), await open(watchOne, headers('b'))];
    await Promise.all([first.next(), second.next()]);
    expect(requests()).toEqual([`GET ${path}/${id}`, `GET ${path}/${id}`]);
    await Promise.all([first.close(), second.close()]);
  });

  it('of one caller shares its reads with the others, also with those of queries', async () => {
    const streams = await Promise.all(Array.from({ length: 20 }, () => open(watchAll)));
    await Promise.all(streams.map((stream) => stream.next()));
    expect(requests()).toEqual([`GET ${path}`]);
    await untilRequests(2);
    expect(requests()).toEqual([`GET ${path}`, `GET ${path}`]);
    await Promise.all(streams.map((stream) => stream.close()));
  });

  it('beyond the limit of the caller is rejected', async () => {
    await service.stop();
    service = await startService({ environment: { LIMIT_STREAMS: '2' } });
    const streams = [await open(watchOne), await open(watchOne)];
    const answer = await service.query(watchOne, { caseId, id }, { accept: 'text/event-stream' });
    expect([answer.status, answer.errors[0]?.extensions?.['code']]).toEqual([429, 'RATE_LIMITED']);
    expect(answer.headers.get('retry-after')).toBe('60');
    await Promise.all(streams.map((stream) => stream.close()));
  });

  it('beyond the limit is rejected, too, if all are opened at once', async () => {
    await service.stop();
    service = await startService({ environment: { LIMIT_STREAMS: '2' } });
    const streams = await Promise.all(Array.from({ length: 10 }, () => open(watchOne)));
    const byStatus = Map.groupBy(streams, ({ status }) => status);
    expect([byStatus.get(200)?.length, byStatus.get(429)?.length]).toEqual([2, 8]);
    await Promise.all(streams.map((stream) => stream.close()));
  });

  it('whose client leaves at any moment is not counted any more', async () => {
    await service.stop();
    service = await startService({ environment: { LIMIT_STREAMS: '1', RATE_LIMIT_PER_MINUTE: '0' } });
    const body = JSON.stringify({ query: watchOne, variables: { caseId, id } });
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    for (let left = 0; left < 20; left += 1) {
      const controller = new AbortController();
      const response = fetch(service.url, { method: 'POST', headers, body, signal: controller.signal });
      if (left % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
      controller.abort();
      await response.catch(() => undefined);
    }
    // The server learns of it a little later.
    let stream = await open(watchOne);
    for (let attempt = 0; stream.status !== 200 && attempt < 1_000; attempt += 1)
      stream = await open(watchOne);
    expect(stream.status).toBe(200);
    await stream.close();
  });

  it('breaks when the server stops, so that the client connects again', async () => {
    const stream = await open(watchOne);
    await stream.next();
    const next = stream.next();
    await Promise.all([service.app.stop(), expect(next).rejects.toThrow()]);
  });

  it('marks what it has as stale while Graph cannot be read', async () => {
    const stream = await open(watchOne);
    await stream.next();
    service.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '100' });
    await untilRequests(2);
    expect((await stream.next()).data.caseOperationProgress).toMatchObject({
      ...{ stale: true, staleReason: 'THROTTLED', asOf: '2026-08-31T12:00:00.000Z' },
    });
    await untilRequests(3);
    expect((await stream.next()).data.caseOperationProgress).toMatchObject({
      stale: false,
      staleReason: null,
    });
    await stream.close();
  });
});
