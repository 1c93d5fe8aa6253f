import { GraphQLError } from 'graphql';
import { isSendableDateTime, toTicks } from '../../../src/domain/date-time.js';
import type { EdiscoveryCase } from '../../../src/domain/ediscovery-case.js';
import { validateId } from '../../../src/domain/ids.js';
import { matchesCase, validateRange, validateTexts } from '../../../src/domain/lists/filters.js';
import { isPosition } from '../../../src/domain/lists/operation-order.js';
import { validateExpectation, validatePatch } from '../../../src/domain/patch/validate-patch.js';
import { createErrorFormatter } from '../../../src/graphql/errors/format-error.js';
import { withoutSuggestion } from '../../../src/graphql/errors/hide-schema.js';
import { findExceededLimit } from '../../../src/graphql/limits/document-limits.js';
import { findLimitError } from '../../../src/graphql/limits/limit-error.js';
import { measureInput } from '../../../src/graphql/limits/measure-input.js';
import { decodeCursor } from '../../../src/graphql/relay/cursor.js';
import { createDocumentAllowList } from '../../../src/http/trusted-documents.js';
import { parseBearerToken } from '../../../src/identity/authorization-header.js';
import { parseRetryAfter } from '../../../src/msgraph/layers/retry-after.js';
import { parseJson } from '../../../src/msgraph/transport/json.js';
import { graphPaths } from '../../../src/msgraph/transport/paths.js';
import { getRequestId } from '../../../src/msgraph/transport/request-id.js';
import { readClaimsChallenge } from '../../../src/msgraph/wire/claims-challenge.js';
import { createEnumReader, createFlagsReader } from '../../../src/msgraph/wire/enums.js';
import { readInt64 } from '../../../src/msgraph/wire/readers.js';
import { measureCpuTime } from '../../testkit/cpu-time.js';

const bytes = 1_000_000;
const megabyte = (part: string) => part.repeat(Math.ceil(bytes / part.length)).slice(0, bytes);

/** What makes expressions with several repetitions try again from every character. */
const parts = [
  ...['Did you mean ', ' Did you mean "a"?', 'Argument "a" ', 'Syntax Error: Document contains more than 1 '],
  ...[' ', '\t', '\n', '\r\n', '.', '=', ',', '-', '0', '9', 'a', '_Any ', '[', '{"', '"', '\\', '#', '/'],
  ...[
    'Bearer ',
    'Bearer a=',
    'sha256:',
    'claims="',
    'error="',
    'insufficient_claims ',
    'Mon, ',
    '%2F',
    '\ud800',
  ],
];
const shapes = parts.flatMap((part) => [
  `${megabyte(part)}!`,
  `x${megabyte(part)}?`,
  `2026-01-01T00:00:00.${megabyte(part)}Z`,
  `Bearer ${megabyte(part)}!`,
]);

const format = createErrorFormatter({ reportBug: () => undefined, suggestions: false });
const formatMessage = (message: string, code: string) =>
  format({ message, extensions: { code } }, new GraphQLError(message));
const found = { displayName: 'x'.repeat(256), externalId: 'x', createdDateTime: null } as EdiscoveryCase;
const paths = graphPaths('https://graph.microsoft.com', 'beta');
const allow = createDocumentAllowList(() => [{ id: 'a', body: '{a}' }]);
const header = (name: string, value: string) => ({
  ...{ status: 401, empty: true, json: undefined },
  headers: { [name]: value },
});
const status = createEnumReader(['ACTIVE']);
const flags = createFlagsReader(['ACTIVE', 'CLOSED']);

/** Every function that reads text of a caller, or of the upstream. Most of them throw. */
const functions: Readonly<Record<string, (text: string) => unknown>> = {
  withoutSuggestion,
  'the message of an invalid variable': (text) => formatMessage(text, 'BAD_USER_INPUT'),
  'the message of an error without a code': (text) => formatMessage(text, 'INTERNAL_SERVER_ERROR'),
  findLimitError: (text) => findLimitError(new GraphQLError(text)),
  findExceededLimit: (text) => findExceededLimit(text, { documentBytes: 10 * bytes, tokens: 10 * bytes }),
  measureInput: (text) => measureInput({ [text]: [text] }),
  decodeCursor,
  'the cursor of a text': (text) => decodeCursor(Buffer.from(JSON.stringify([text])).toString('base64url')),
  toTicks,
  isSendableDateTime,
  isPosition: (text) => isPosition({ key: text, id: 'x' }, 'CREATED_DATE_TIME'),
  validateId: (text) => validateId(text, []),
  validateRange: (text) => validateRange({ from: text, to: text }, []),
  validateTexts: (text) => validateTexts({ displayNameContains: text, externalId: text }),
  'matchesCase of a text': (text) => matchesCase(found, { displayNameContains: text }),
  'matchesCase of a range': (text) => matchesCase(found, { createdDateTime: { from: text } }),
  validatePatch: (text) => validatePatch({ createdDateTime: text, resultInfo: { message: text } }, []),
  validateExpectation: (text) => validateExpectation({ createdBy: { user: { id: text } } }, []),
  'an id in a path': (text) => paths.operation({ caseId: text, id: text }),
  'a trusted document': (text) => allow({ documentId: text }),
  parseBearerToken,
  getRequestId: (text) => getRequestId(header('request-id', text)),
  parseRetryAfter: (text) => parseRetryAfter(text, 0),
  readClaimsChallenge: (text) =>
    readClaimsChallenge(header('www-authenticate', `insufficient_claims claims="${text}`)),
  parseJson,
  'parseJson of a text': (text) => parseJson(JSON.stringify({ text })),
  'an enum of the upstream': (text) => [status(text), flags(text)],
  readInt64,
};

function ignoreErrors(action: () => unknown): void {
  try {
    action();
  } catch {
    // Only the time counts.
  }
}

describe('text of 1 MB', () => {
  // Linear code takes milliseconds for a shape. Quadratic code takes more than 45 s, and exponential code never ends.
  it.each(Object.keys(functions))('is read by %s in linear time, whatever its shape', async (name) => {
    for (const text of shapes) {
      const read = () => {
        ignoreErrors(() => functions[name]?.(text));
      };
      const milliseconds = await measureCpuTime(read, { attempts: 3, enough: 1000 });
      expect([text.slice(0, 40), milliseconds < 1000 || milliseconds]).toEqual([text.slice(0, 40), true]);
    }
  });
});
