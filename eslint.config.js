import { createRequire } from 'node:module';

// The linters are a package of their own: what starts and tests the program does not install them.
const require = createRequire(new URL('scripts/checks/', import.meta.url));
const js = require('@eslint/js');
const graphql = require('@graphql-eslint/eslint-plugin');
const tseslint = require('typescript-eslint');

/** The directives that the schema imports with @link, which the plugin does not support. */
const federationDirectives = `
  directive @link(url: String!, import: [String!]) repeatable on SCHEMA
  directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT
  directive @shareable repeatable on OBJECT | FIELD_DEFINITION
`;

export default tseslint.config(
  {
    ignores: [
      'dist',
      'coverage',
      'node_modules',
      // Its packages are only installed for the benchmark, which compiles it with type checks.
      'bench/candidates',
      'examples/codegen/generated',
      'examples/*/dist',
      'examples/*/src/gql',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // type-graphql requires classes, even for resolvers without state.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      'max-lines': ['error', { max: 200 }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Use named exports: a name is searchable.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that defines it.' },
        {
          selector: 'Decorator > CallExpression[callee.name="Field"][arguments.length=0]',
          message: 'State the GraphQL type: @Field(() => Type). It is never inferred.',
        },
        {
          selector: 'Decorator > CallExpression[callee.name="Field"] > ObjectExpression:first-child',
          message: 'State the GraphQL type: @Field(() => Type, options). It is never inferred.',
        },
        {
          selector: 'Decorator > CallExpression[callee.name="Arg"][arguments.length=1]',
          message: 'State the GraphQL type: @Arg(name, () => Type). It is never inferred.',
        },
        {
          selector: 'Decorator > CallExpression[callee.name="Arg"] > ObjectExpression.arguments:nth-child(2)',
          message: 'State the GraphQL type: @Arg(name, () => Type, options). It is never inferred.',
        },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only src/main.ts reads the environment; take a Config.',
        },
      ],
    },
  },
  {
    files: ['src/**'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['src/main.ts', 'test/**', 'bench/**', 'scripts/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Tests read JSON responses like a client without generated types.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { globals: { module: 'writable', process: 'readonly', URL: 'readonly' } },
  },
  {
    // The contract: the recommended rules for schemas, and those of Relay for lists.
    files: ['schema.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: ['./schema.graphql', federationDirectives] } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          // Every subgraph has these: different descriptions cause hints when a supergraph is composed.
          ignoredSelectors: ['ObjectTypeDefinition[name.value=/^(Query|Mutation|Subscription)$/]'],
        },
      ],
      // Only entities have an id. These types are values.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          exceptions: {
            suffixes: ['Connection', 'Details', 'Edge', 'Payload'],
            types: [
              'CaseOperationFileMetadata',
              // Its `identityId` may be null or a display name: eDiscovery sends both.
              'CaseOperationIdentity',
              'CaseOperationIdentitySet',
              'CaseOperationPlannedRequest',
              // A state of an operation, which has the identifier.
              'CaseOperationProgress',
              'CaseOperationResultInfo',
              'CaseOperationUserError',
              'PageInfo',
            ],
          },
        },
      ],
      // Forward only: Microsoft Graph cannot page backward.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // No Node interface: an id of Microsoft Graph does not determine a type. Short lists, such as userErrors, are plain lists.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
    },
  },
  // Vite and graphql-codegen require a default export.
  { files: ['*.config.js', 'examples/*/*.js'], rules: { 'no-restricted-syntax': 'off' } },
);
