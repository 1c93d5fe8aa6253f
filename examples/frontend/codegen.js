import { fileURLToPath } from 'node:url';

const here = fileURLToPath(import.meta.resolve('./'));

/**
 * Types for the documents in src/documents, from the server's schema.
 *
 * @type {import('@graphql-codegen/cli').CodegenConfig}
 */
export default {
  schema: `${here}../../schema.graphql`,
  documents: `${here}src/documents/*.graphql`,
  generates: {
    [`${here}src/gql/`]: {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        scalars: { DateTime: 'string', Int64: 'string', JSONObject: 'Record<string, unknown>' },
        strictScalars: true,
        useTypeImports: true,
        // Apollo Client adds __typename to all selections, and optimistic responses need it.
        nonOptionalTypename: true,
        skipTypeNameForRoot: true,
      },
    },
    // The members of unions, which the cache needs to match fragments.
    [`${here}src/gql/possible-types.ts`]: {
      plugins: ['fragment-matcher'],
      config: { useExplicitTyping: true },
    },
  },
};
