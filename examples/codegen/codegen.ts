/** How graphql-codegen makes types of the contract and of the operations in client.ts. */
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../../schema.graphql',
  documents: 'client.ts',
  generates: {
    'generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        // Operations as text, types that Node can strip: the client needs no package, and no build.
        documentMode: 'string',
        enumType: 'string-literal',
        importExtension: '.ts',
        useTypeImports: true,
        // An id is text: never a number, which loses digits.
        scalars: { ID: 'string', DateTime: 'string', Int64: 'string', JSONObject: 'Record<string, unknown>' },
      },
    },
  },
};

// eslint-disable-next-line no-restricted-syntax -- graphql-codegen takes the default export.
export default config;
