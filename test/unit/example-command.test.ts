import { parse } from 'graphql';
import { exampleCommand } from '../../src/example-command.js';

const command = exampleCommand('http://127.0.0.1:4000/graphql', true);

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

  it('of a real tenant has its ids and its token to fill in', () => {
    const real = exampleCommand('http://127.0.0.1:4000/graphql', false);
    expect(real).toContain("-H 'authorization: Bearer YOUR-TOKEN'");
    expect(real).not.toContain('b0073e4e');
  });

  it('carries a mutation that parses', () => {
    const { query } = JSON.parse(command.split("'")[3] ?? '') as { query: string };
    const [definition] = parse(query).definitions;
    expect(definition).toMatchObject({ kind: 'OperationDefinition', operation: 'mutation' });
    expect(query).toContain('updateCaseOperation(input:');
  });
});
