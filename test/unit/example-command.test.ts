import { parse } from 'graphql';
import { exampleCommand } from '../../src/example-command.js';

const command = exampleCommand('http://127.0.0.1:4000/graphql', true);

describe('the example command', () => {
  it('is one line that calls the URL with curl', () => {
    expect(command).toMatch(
      /^curl http:\/\/127\.0\.0\.1:4000\/graphql -H 'content-type: application\/json' -d '.*'$/,
    );
    expect(command).not.toContain('\n');
  });

  it('contains no quote that ends its string in a shell', () => {
    expect(command.split("'")).toHaveLength(5);
  });

  it('has placeholders for ids and token for a real tenant', () => {
    const real = exampleCommand('http://127.0.0.1:4000/graphql', false);
    expect(real).toContain("-H 'authorization: Bearer YOUR-TOKEN'");
    expect(real).not.toContain('b0073e4e');
  });

  it('contains a valid mutation', () => {
    const { query } = JSON.parse(command.split("'")[3] ?? '') as { query: string };
    const [definition] = parse(query).definitions;
    expect(definition).toMatchObject({ kind: 'OperationDefinition', operation: 'mutation' });
    expect(query).toContain('updateCaseOperation(input:');
  });
});
