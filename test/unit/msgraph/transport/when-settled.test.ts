import { whenSettled } from '../../../../src/msgraph/transport/when-settled.js';

describe('what is done when a promise is settled', () => {
  it('is done once, before whoever waits for the promise goes on', async () => {
    const events: string[] = [];
    const ended = (promise: Promise<string>) => whenSettled(promise, () => events.push('end'));
    await expect(ended(Promise.resolve('value'))).resolves.toBe('value');
    events.push('fulfilled');
    await expect(ended(Promise.reject(new Error('reason')))).rejects.toThrow('reason');
    events.push('rejected');
    expect(events).toEqual(['end', 'fulfilled', 'end', 'rejected']);
  });
});
