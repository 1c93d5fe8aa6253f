import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'node_modules', 'examples/*/dist', 'examples/*/src/gql'] },
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
    languageOptions: { globals: { module: 'writable', process: 'readonly' } },
  },
  // Vite and graphql-codegen take their configuration as a default export.
  { files: ['*.config.js', 'examples/*/*.js'], rules: { 'no-restricted-syntax': 'off' } },
);
