import { toPrettyLine } from '../../../src/telemetry/pretty-line.js';
import { createLogger } from '../../../src/telemetry/logger.js';

const time = new Date(2026, 0, 2, 3, 4, 5).getTime();
const format = (fields: object) =>
  toPrettyLine(
    JSON.stringify({ level: 'info', time, service: 's', version: '1', msg: 'message', ...fields }),
  );

it('a line for a person has time, level, message and fields', () => {
  const operation = {
    name: 'Read',
    rootFields: ['a', 'b'],
    durationMs: 12,
    text: 'two words',
    ok: true,
    none: null,
  };
  expect(format({ correlationId: 'x', operation })).toBe(
    '03:04:05 \u001b[32mINFO \u001b[0m message name=Read rootFields=a,b durationMs=12 text="two words" ok=true\n',
  );
});

it('an error is followed by its stack', () => {
  expect(format({ level: 'error', err: { stack: 'Error: x\n    at y' } })).toContain(
    'ERROR\u001b[0m message\nError: x\n    at y\n',
  );
});

it.each(['\u001b]0;title\u0007', '\u001b[2J', '\r', '\u009b2J', '\u0000'])(
  'no value is a command for the terminal: %j',
  (command) => {
    const line = format({ name: `a${command}b` });
    const [, text = ''] = line.split('\u001b[0m');
    expect(text.trimEnd()).not.toMatch(/\p{Cc}/u);
  },
);

it('the logger writes lines for a person if it is told to', () => {
  const lines: string[] = [];
  const destination = { write: (line: string) => lines.push(line) };
  createLogger({ level: 'info', version: '1', pretty: true, destination }).warn({ count: 2 }, 'message');
  expect(lines).toEqual([expect.stringContaining('WARN \u001b[0m message count=2\n')]);
});
