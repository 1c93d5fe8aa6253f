import { type AuditEvent, type AuditPlace, toAuditLine } from '../../../src/audit/audit-record.js';

const place: AuditPlace = {
  instance: 'process-1',
  seq: 7,
  prev: 'ab12',
  uid: 'record-1',
  loggedTime: 1_790_000_000_500,
  version: '1.2.3',
};
const event: AuditEvent = {
  time: 1_790_000_000_000,
  correlationId: 'update-1',
  caller: {
    identity: { tenant: 'tenant-1', oid: 'user-1' },
    application: { id: 'client-1', isCaller: false },
    address: '192.0.2.7',
    requestId: 'request-1',
  },
  operation: 'updateCaseOperation',
  resources: ['case-1/operation-1'],
  properties: ['status', 'percentProgress'],
};
const ids = { graphRequestIds: ['graph-1'], clientRequestIds: ['sent-1'] };
const read = (own: Partial<AuditEvent> = {}) => JSON.parse(toAuditLine({ ...event, ...own }, place));

describe('a record', () => {
  it('of an intent has the fields of OCSF API Activity', () => {
    expect(read()).toEqual({
      ...{ class_uid: 6003, category_uid: 6, activity_id: 3, type_uid: 600303 },
      ...{ time: 1_790_000_000_000, severity_id: 1, status_id: 0, status_detail: 'intent' },
      metadata: {
        version: '1.6.0',
        product: { name: 'graph-case-operations', version: '1.2.3' },
        uid: 'record-1',
        correlation_uid: 'update-1',
        logged_time: 1_790_000_000_500,
      },
      actor: {
        user: { uid: 'user-1', type_id: 1, type: 'User', org: { uid: 'tenant-1' } },
        app_uid: 'client-1',
      },
      api: { operation: 'updateCaseOperation', request: { uid: 'request-1' } },
      resources: [{ type: 'caseOperation', uid: 'case-1/operation-1' }],
      src_endpoint: { ip: '192.0.2.7' },
      unmapped: {
        ...{ record: 'intent', properties: ['status', 'percentProgress'] },
        ...{ instance: 'process-1', seq: 7, prev: 'ab12' },
      },
    });
  });

  it.each([
    ['applied', undefined, { status_id: 1, severity_id: 1 }],
    ['not applied', 'CONFLICT', { status_id: 2, severity_id: 1, status_code: 'CONFLICT' }],
    ['unknown', 'OUTCOME_UNKNOWN', { status_id: 0, severity_id: 3, status_code: 'OUTCOME_UNKNOWN' }],
  ] as const)('of the outcome %s has its status, and the ids of its requests', (outcome, code, status) => {
    const record = read({ end: { outcome, ...(code && { code }), ...ids } });
    expect(record).toMatchObject({
      status_detail: outcome,
      ...status,
      unmapped: { record: 'outcome', ...ids },
    });
    expect(record.api.response).toEqual(code && { error: code });
  });

  it.each([
    [
      'an application',
      { ...event.caller, application: { id: 'client-1', isCaller: true } },
      {
        user: { uid: 'user-1', type_id: 99, type: 'Application', org: { uid: 'tenant-1' } },
        app_uid: 'client-1',
      },
    ],
    ['a token that is not verified', { identity: { digest: 'digest-1' } }, { session: { uid: 'digest-1' } }],
    ['a caller without a token', {}, {}],
  ])('of %s has what is known of it', (_, caller, actor) => {
    expect(read({ caller }).actor).toEqual(actor);
  });

  it('is one line, whatever the values are', () => {
    const line = toAuditLine({ ...event, values: { message: 'a\nb\r\u2028"' } }, place);
    expect(line).not.toMatch(/[\n\r]/);
    expect(JSON.parse(line)).toMatchObject({ unmapped: { values: { message: 'a\nb\r\u2028"' } } });
  });
});
