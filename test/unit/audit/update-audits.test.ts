import type { LinePlace } from '../../../src/audit/audit-trail.js';
import { createUpdateAudits } from '../../../src/audit/update-audits.js';
import { createError } from '../../../src/domain/errors.js';
import { createGraphGateway } from '../../../src/msgraph/gateway.js';
import { createDeadlines } from '../../../src/msgraph/transport/deadline.js';
import { failureOf } from '../../testkit/failures.js';
import { fakeSend } from '../../testkit/fake-send.js';
import { dependenciesWith, operationJson, optionsWith, ref } from '../../testkit/gateway.js';

const patch = { percentProgress: 20 };

/** The audit of one caller, with a trail that answers as given. */
function auditWith(
  answer: (timeoutMs: number) => Promise<void>,
  { required = false, isFailing = false } = {},
) {
  const records: any[] = [];
  const { forCaller, countOpen } = createUpdateAudits(
    { required, values: false },
    {
      trail: {
        write(toLine: (place: LinePlace) => string, { timeoutMs }: { timeoutMs: number }) {
          records.push(JSON.parse(toLine({ seq: records.length + 1, prev: null })));
          return answer(timeoutMs);
        },
      },
      state: { isFailing: () => isFailing },
      now: () => 0,
      newId: () => 'id',
      version: '1',
    },
  );
  return { audit: forCaller({}), countOpen, records };
}

const hangs = () => new Promise<void>(() => undefined);
const fails = () => Promise.reject(new Error('full'));
const works = () => Promise.resolve();

describe('the intent of an update', () => {
  it.each([
    [30_000, 2_000],
    [1_500, 1_500],
  ])('with %d ms left is waited for during %d ms', async (remainingMs, expected) => {
    const timeouts: number[] = [];
    const { audit } = auditWith((timeoutMs) => (timeouts.push(timeoutMs), works()));
    await audit.observe({ ...ref, patch }, false).begin(remainingMs);
    expect(timeouts).toEqual([expected]);
  });

  it('that cannot be recorded refuses the update if it is required, otherwise not', async () => {
    const { audit } = auditWith(fails, { required: true });
    const error = await failureOf(() => audit.observe({ ...ref, patch }, false).begin(1_000));
    expect(error.code).toBe('AUDIT_UNAVAILABLE');
    await auditWith(fails)
      .audit.observe({ ...ref, patch }, false)
      .begin(1_000);
  });

  it('is not waited for while the sink fails, unless it is required', async () => {
    const { audit, records } = auditWith(hangs, { isFailing: true });
    await audit.observe({ ...ref, patch }, false).begin(1_000);
    expect(records).toHaveLength(1);
    const failing = auditWith(fails, { required: true, isFailing: true });
    expect((await failureOf(() => failing.audit.observe({ ...ref, patch }, false).begin(1_000))).code).toBe(
      'AUDIT_UNAVAILABLE',
    );
  });

  it('counts an update as open until its outcome', () => {
    const { audit, countOpen } = auditWith(works);
    const observer = audit.observe({ ...ref, patch }, false);
    expect(countOpen()).toBe(1);
    observer.end({ outcome: 'applied' });
    expect(countOpen()).toBe(0);
  });
});

describe('an audited gateway', () => {
  it('sends nothing if the client leaves while the intent is recorded', async () => {
    const client = new AbortController();
    const { audit, records } = auditWith(() => {
      client.abort();
      return works();
    });
    const { send, sent } = fakeSend(() => ({ body: operationJson(patch) }));
    const dependencies = dependenciesWith(send);
    const deadline = createDeadlines(dependencies.clock).create(30_000, client.signal);
    const gateway = createGraphGateway(optionsWith(), { ...dependencies, deadline });
    const observer = audit.observe({ ...ref, patch }, false);
    const error = await failureOf(() => gateway.updateOperation(ref, patch, { observer }));
    expect(error.reason).toBe('updateNotStarted');
    expect(sent).toEqual([]);
    expect(records.map(({ status_detail }) => status_detail)).toEqual(['intent', 'not applied']);
  });

  it('records the intent once, also if the PATCH is sent twice', async () => {
    const { audit, records } = auditWith(works);
    let patches = 0;
    const { send, sent } = fakeSend(({ method }) => {
      if (method === 'GET') return { body: operationJson({ percentProgress: 10 }) };
      patches += 1;
      // As the layers report a throttled request.
      if (patches === 1) throw createError('throttled', { effect: 'none', requestId: 'throttled-1' });
      return { headers: { 'request-id': 'graph-1' }, body: operationJson(patch) };
    });
    const gateway = createGraphGateway(optionsWith(), dependenciesWith(send));
    const observer = audit.observe({ ...ref, patch }, false);
    await gateway.updateOperation(ref, patch, { observer, expect: { percentProgress: 10 } });
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'PATCH', 'GET', 'PATCH']);
    expect(records.map(({ status_detail }) => status_detail)).toEqual(['intent', 'applied']);
    expect(records[1].unmapped.graphRequestIds).toEqual(['throttled-1', 'graph-1']);
  });
});
