import { resolve } from 'node:path';
import { createFolder, type Ended, type Folder } from '../../testkit/folder.js';

const program = (patch: string, use: string) => `
import { graphql } from './generated/gql.ts';
import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';

const update = graphql(\`
  mutation Update($input: UpdateCaseOperationInput!) {
    updateCaseOperation(input: $input) {
      caseOperation { status percentProgress details { ... on EdiscoveryEstimateDetails { indexedItemCount } } }
      userErrors { code retryAfterSeconds }
    }
  }
\`);
export const variables: VariablesOf<typeof update> = { input: { caseId: 'a', id: 'b', patch: ${patch} } };
export function use({ updateCaseOperation }: ResultOf<typeof update>) {
  return ${use};
}
`;

const typescript = JSON.stringify({
  compilerOptions: {
    target: 'es2023',
    module: 'nodenext',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    types: [],
  },
  include: ['*.ts', 'generated/*.ts'],
});

/** The minimal configuration from the first page of the preset's documentation. */
const config = JSON.stringify({
  schema: resolve('schema.graphql'),
  documents: '*.ts',
  generates: { 'generated/': { preset: 'client', config: { importExtension: '.ts' } } },
});

describe("graphql-codegen's client preset", () => {
  let project: Folder;
  let generated: Ended;
  beforeAll(async () => {
    project = createFolder({ packages: 'examples/codegen' });
    project.write({
      'package.json': '{"type":"module"}',
      'tsconfig.json': typescript,
      'codegen.json': config,
      'program.ts': program('{ percentProgress: 77 }', 'updateCaseOperation?.caseOperation?.percentProgress'),
    });
    generated = await project.run('graphql-codegen', '--config', 'codegen.json');
  });

  const compile = async (patch: string, use: string) => {
    project.write({ 'program.ts': program(patch, use) });
    return project.run('tsc', '-p', '.');
  };

  it('accepts the schema unchanged, and tsc accepts a program that matches it', async () => {
    expect(generated.code).toBe(0);
    const use = "updateCaseOperation?.userErrors.map(({ code }) => code === 'THROTTLED')";
    expect(await compile('{ percentProgress: null, status: undefined }', use)).toEqual({
      code: 0,
      output: '',
    });
  });

  it('tsc rejects a property that is not in the schema', async () => {
    const { code, output } = await compile('{ priority: 1 }', 'updateCaseOperation');
    expect(code).toBe(1);
    expect(output).toContain("'priority' does not exist in type 'CaseOperationPatch'");
  });

  it('tsc rejects a value of the wrong type, a missing null check, an unknown code and an unknown field', async () => {
    const wrong = [
      'updateCaseOperation.caseOperation',
      "updateCaseOperation?.userErrors[0]?.code === 'TIRED'",
      'updateCaseOperation?.nothing',
    ];
    const { code, output } = await compile('{ percentProgress: "77" }', `[${wrong.join(', ')}]`);
    expect(code).toBe(1);
    expect(output).toContain("Type 'string' is not assignable to type 'number'");
    expect(output).toContain("'updateCaseOperation' is possibly 'null'");
    expect(output).toMatch(/This comparison appears to be unintentional .* '"TIRED"' have no overlap/);
    expect(output).toContain("Property 'nothing' does not exist");
  });
});
