import { isResponseAcceptable } from '../../../src/http/acceptable.js';

it.each([
  ['', true],
  ['*/*', true],
  ['application/*', true],
  ['application/json', true],
  ['APPLICATION/JSON ; Charset="UTF-8"', true],
  ['application/graphql-response+json, application/json;q=0.9', true],
  ['application/json;q=0, */*', true],
  ['text/html, */*;q=0.1', true],
  ['text/event-stream, application/json', true],
  ['multipart/mixed;subscriptionSpec="1.0", application/json', true],
  ['application/json;callbackSpec="1.0"', true],
  ['*/json', true],
  ['image/png', false],
  ['text/html', false],
  ['multipart/mixed', false],
  ['application/json;charset=latin1', false],
  ['application/json;q=0', false],
  ['application/json;q=wrong', false],
  ['*/*, */*;q=wrong', false],
  ['*/*;q=0', false],
  ['application/json;q=0, application/graphql-response+json;q=0, */*', false],
  ['application/*;q=0, */*', false],
  ['application/jsonx', false],
  ['x', false],
])('%j: %s', (accept, expected) => {
  expect(isResponseAcceptable(accept)).toBe(expected);
});
