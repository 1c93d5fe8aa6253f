import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventEmitter } from 'node:events';
import { createRequestContexts, type RequestContext } from '../../../src/http/request-context.js';

const request = { headers: {} } as FastifyRequest;
const reply = { raw: new EventEmitter() } as unknown as FastifyReply;
const context = { service: {}, reportBug: () => undefined, callerKey: 'anna' } as unknown as RequestContext;

describe('the context of a request', () => {
  it('is created once and has the key of the caller', async () => {
    let created = 0;
    const contexts = createRequestContexts(() => ((created += 1), Promise.resolve(context)));
    contexts.create(request, reply);
    expect([await contexts.get(request), (await contexts.find(request))?.callerKey]).toEqual([
      context,
      'anna',
    ]);
    expect(created).toBe(1);
  });

  it('reports an error when it is used; its caller is unknown', async () => {
    const contexts = createRequestContexts(() => Promise.reject(new Error('no such key')));
    contexts.create(request, reply);
    await expect(contexts.find(request)).resolves.toBeUndefined();
    await expect(contexts.get(request)).rejects.toThrow('no such key');
  });

  it('has no caller before it is created', async () => {
    const contexts = createRequestContexts(() => Promise.resolve(context));
    await expect(contexts.find(request)).resolves.toBeUndefined();
    await expect(contexts.get(request)).rejects.toThrow('was not created');
  });
});
