import process from 'node:process';
import { URL } from 'node:url';
import { defineConfig } from 'vite';

// Where the GraphQL server is. The page asks its own origin, and vite passes that on: no CORS is needed.
const server = new URL(process.env.GRAPHQL_URL ?? 'http://127.0.0.1:4000/graphql');

const proxy = {
  '/graphql': { target: server.origin, changeOrigin: true, rewrite: () => server.pathname },
};

export default defineConfig({
  root: import.meta.dirname,
  // JSX needs no plugin: vite's own transform does it.
  oxc: { jsx: { runtime: 'automatic' } },
  server: { host: '127.0.0.1', proxy },
  preview: { host: '127.0.0.1', proxy },
  build: {
    // Browsers that know light-dark() of CSS.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: true,
  },
});
