import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Disconnection } from '../../../src/http/disconnection.js';

function setUp(writableFinished: boolean, destroyed = false) {
  const response = Object.assign(new EventEmitter(), { writableFinished, destroyed });
  const disconnection = new Disconnection(response as unknown as ServerResponse);
  let calls = 0;
  disconnection.addEventListener('abort', () => {
    calls += 1;
  });
  const removed = () => {
    throw new Error('called');
  };
  disconnection.addEventListener('abort', removed);
  disconnection.removeEventListener('abort', removed);
  return { response, disconnection, count: () => calls };
}

describe('a client', () => {
  it('has disconnected when its connection closes before its response is complete', () => {
    const { response, disconnection, count } = setUp(false);
    expect(disconnection.aborted).toBe(false);
    response.emit('close');
    expect([disconnection.aborted, count()]).toEqual([true, 1]);
  });

  it('has disconnected when its connection has closed before', () => {
    expect(setUp(false, true).disconnection.aborted).toBe(true);
  });

  it('has not disconnected when its connection closes after its response', () => {
    const { response, disconnection, count } = setUp(true);
    response.emit('close');
    expect([disconnection.aborted, count()]).toEqual([false, 0]);
  });
});
