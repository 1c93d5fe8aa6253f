/** Generates types from the schema and the operations in client.ts. */
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../../schema.graphql',
  documents: 'client.ts',
  generates: {
    'generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        // Documents as strings and types that Node can strip: the client needs no package and no build.
        documentMode: 'string',
        enumType: 'string-literal',
        importExtension: '.ts',
        useTypeImports: true,
        // Ids are strings: a number could lose digits.
        scalars: { ID: 'string', DateTime: 'string', Int64: 'string', JSONObject: 'Record<string, unknown>' },
      },
    },
  },
};

// eslint-disable-next-line no-restricted-syntax -- graphql-codegen takes the default export.
export default config;
