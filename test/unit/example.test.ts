import { parse } from 'graphql';
import { exampleCommand } from '../../src/example.js';

const command = exampleCommand('http://127.0.0.1:4000/graphql');

describe('the example of the landing page', () => {
  it('is one line of curl to the given URL', () => {
    expect(command).toMatch(
      /^curl http:\/\/127\.0\.0\.1:4000\/graphql -H 'content-type: application\/json' -d '.*'$/,
    );
    expect(command).not.toContain('\n');
  });

  it('can be pasted into a shell: nothing ends its quotes early', () => {
    expect(command.split("'")).toHaveLength(5);
  });

  it('carries a mutation that parses', () => {
    const { query } = JSON.parse(command.split("'")[3] ?? '') as { query: string };
    const [definition] = parse(query).definitions;
    expect(definition).toMatchObject({ kind: 'OperationDefinition', operation: 'mutation' });
    expect(query).toContain('updateCaseOperation(input:');
  });
});
