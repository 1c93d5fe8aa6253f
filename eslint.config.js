import { createRequire } from 'node:module';

// The linters are a package of their own: what starts and tests the program does not install them.
const require = createRequire(new URL('scripts/checks/', import.meta.url));
const js = require('@eslint/js');
const graphql = require('@graphql-eslint/eslint-plugin');
const tseslint = require('typescript-eslint');

/** What the contract imports by @link: the plugin loads SDL without it. */
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
      // A type-graphql class with nothing but resolver methods is a class by the library's contract.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      'max-lines': ['error', { max: 200 }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only: a name is searchable.' },
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
    files: ['src/main.ts', 'test/**', 'bench/**', 'scripts/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Tests look into JSON answers, as a client without generated types would.
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
    // The contract: what the project recommends for schemas, and Relay's rules for lists.
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
          // Every subgraph has these; different descriptions of one type are a hint when a supergraph is composed.
          ignoredSelectors: ['ObjectTypeDefinition[name.value=/^(Query|Mutation|Subscription)$/]'],
        },
      ],
      // Only entities have an id. These are values and belong to what holds them.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          exceptions: {
            suffixes: ['Connection', 'Details', 'Edge', 'Payload'],
            types: [
              'FileMetadata',
              // Its id may be null or a name: eDiscovery sends both.
              'Identity',
              'IdentitySet',
              'PageInfo',
              'PlannedRequest',
              'ResultInfo',
              'UserError',
            ],
          },
        },
      ],
      // Forward alone: Graph has no way back through a list.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // No Node: an id of Graph does not tell its type. Short lists, such as userErrors, are lists.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
    },
  },
  // Vite and graphql-codegen take their configuration as a default export.
  { files: ['*.config.js', 'examples/*/*.js'], rules: { 'no-restricted-syntax': 'off' } },
);
