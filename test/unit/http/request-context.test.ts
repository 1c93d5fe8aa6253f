import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventEmitter } from 'node:events';
import { createRequestContexts, type RequestContext } from '../../../src/http/request-context.js';

const request = { headers: {} } as FastifyRequest;
const reply = { raw: new EventEmitter() } as unknown as FastifyReply;
const context = { service: {}, reportBug: () => undefined, callerKey: 'anna' } as unknown as RequestContext;

describe('the context of a request', () => {
  it('is made once, and tells the caller', async () => {
    let made = 0;
    const contexts = createRequestContexts(() => ((made += 1), Promise.resolve(context)));
    contexts.create(request, reply);
    expect([await contexts.get(request), await contexts.getCallerKey(request)]).toEqual([context, 'anna']);
    expect(made).toBe(1);
  });

  it('that fails tells whoever needs it; the caller is then not known', async () => {
    const contexts = createRequestContexts(() => Promise.reject(new Error('no such key')));
    contexts.create(request, reply);
    await expect(contexts.getCallerKey(request)).resolves.toBeUndefined();
    await expect(contexts.get(request)).rejects.toThrow('no such key');
  });

  it('that was not made has no caller', async () => {
    const contexts = createRequestContexts(() => Promise.resolve(context));
    await expect(contexts.getCallerKey(request)).resolves.toBeUndefined();
    await expect(contexts.get(request)).rejects.toThrow('was not made');
  });
});
