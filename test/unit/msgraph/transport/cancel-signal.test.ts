import { Cancellation, EitherSignal } from '../../../../src/msgraph/transport/cancel-signal.js';

function listenTo(signal: EitherSignal | Cancellation) {
  let calls = 0;
  const listener = () => {
    calls += 1;
    signal.removeEventListener('abort', listener);
  };
  signal.addEventListener('abort', listener);
  return {
    count: () => calls,
    remove: () => {
      signal.removeEventListener('abort', listener);
    },
  };
}

describe('a cancellation', () => {
  it('calls its listeners once', () => {
    const cancellation = new Cancellation();
    const [first, removed] = [listenTo(cancellation), listenTo(cancellation)];
    removed.remove();
    expect(cancellation.aborted).toBe(false);
    cancellation.abort();
    cancellation.abort();
    expect([cancellation.aborted, first.count(), removed.count()]).toEqual([true, 1, 0]);
  });

  it('calls no listener that another one has removed', () => {
    const cancellation = new Cancellation();
    const calls: string[] = [];
    const second = () => calls.push('second');
    cancellation.addEventListener('abort', () => {
      calls.push('first');
      cancellation.removeEventListener('abort', second);
    });
    cancellation.addEventListener('abort', second);
    cancellation.addEventListener('abort', () => calls.push('third'));
    cancellation.abort();
    expect(calls).toEqual(['first', 'third']);
  });
});

describe('either of two signals', () => {
  it.each([0, 1])('is aborted with signal %d', (index) => {
    const both = [new Cancellation(), new AbortController()] as const;
    const either = new EitherSignal(both[0], both[1].signal);
    const listener = listenTo(either);
    expect(either.aborted).toBe(false);
    both[index]?.abort();
    expect([either.aborted, listener.count()]).toEqual([true, 1]);
    for (const one of both) one.abort();
    expect(listener.count()).toBe(1);
  });
});
