import { once } from 'node:events';
import type { SubscriptionResult } from '../../../src/graphql/subscriptions/subscription-result.js';
import { createResultStream } from '../../../src/http/streams/result-stream.js';
import { acceptsJson, findStreamFormat } from '../../../src/http/streams/stream-formats.js';

const format = findStreamFormat('text/event-stream')!;

/** Results that are taken one by one; `left` resolves when the consumer leaves. */
function createSource(results: SubscriptionResult[]) {
  const { promise: left, resolve: leave } = Promise.withResolvers<undefined>();
  let taken = 0;
  const source: AsyncIterator<SubscriptionResult> = {
    next() {
      taken += 1;
      const value = results.shift();
      return value ? Promise.resolve({ done: false, value }) : new Promise(() => undefined);
    },
    return() {
      leave(undefined);
      return Promise.resolve({ done: true, value: undefined });
    },
  };
  return { source, left, taken: () => taken };
}

describe('a stream of results', () => {
  it('leaves the subscription when it is destroyed, also while it waits for a result', async () => {
    const { source, left } = createSource([]);
    const { promise: closed, resolve } = Promise.withResolvers<undefined>();
    const onClose = () => {
      resolve(undefined);
    };
    const stream = createResultStream(source, { format, onClose });
    stream.resume();
    stream.destroy();
    await expect(Promise.all([left, closed])).resolves.toEqual([undefined, undefined]);
  });

  it('takes no result before the client has taken those before', async () => {
    const large = { data: 'x'.repeat(100_000) };
    const { source, taken } = createSource(Array.from({ length: 50 }, () => large));
    const stream = createResultStream(source, { format, onClose: () => undefined });
    await once(stream, 'readable');
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(taken()).toBeLessThanOrEqual(2);
    stream.destroy();
  });

  it('ends with the last result when the token of the caller expires', async () => {
    const { source, left } = createSource([]);
    const expiry = { afterMs: 1, toResult: () => ({ errors: [{ message: 'expired' }] }) };
    const stream = createResultStream(source, { format, expiry, onClose: () => undefined });
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    await left;
    expect(text).toBe(
      ':\n\nevent: next\ndata: {"errors":[{"message":"expired"}]}\n\nevent: complete\ndata:\n\n',
    );
  });
});

describe('the format of a stream', () => {
  it.each([
    ['text/event-stream', 'text/event-stream'],
    ['application/json, TEXT/EVENT-STREAM;q=0.5', 'text/event-stream'],
    ['multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json', 'multipart/mixed'],
    ['multipart/mixed; boundary="graphql"; subscriptionSpec="1.0"', 'multipart/mixed'],
    ['multipart/mixed', undefined],
    ['multipart/mixed;deferSpec=20220824,application/json', undefined],
    ['application/json', undefined],
    ['', undefined],
  ])('for %s is %s', (accept, expected) => {
    expect(findStreamFormat(accept)?.contentType.split(';')[0]).toBe(expected);
  });

  it.each([
    ['application/json', true],
    ['application/graphql-response+json;q=1', true],
    ['*/*', true],
    ['text/event-stream', false],
  ])('may be a single response for %s: %s', (accept, expected) => {
    expect(acceptsJson(accept)).toBe(expected);
  });
});
