import process from 'node:process';
import { URL } from 'node:url';
import { defineConfig } from 'vite';

// URL of the GraphQL server. The page sends requests to its own origin, and vite forwards them: no CORS is needed.
const server = new URL(process.env.GRAPHQL_URL ?? 'http://127.0.0.1:4000/graphql');

const proxy = {
  '/graphql': { target: server.origin, changeOrigin: true, rewrite: () => server.pathname },
};

export default defineConfig({
  root: import.meta.dirname,
  // JSX needs no plugin: vite transforms it.
  oxc: { jsx: { runtime: 'automatic' } },
  server: { host: '127.0.0.1', proxy },
  preview: { host: '127.0.0.1', proxy },
  build: {
    // Browsers that support CSS light-dark().
    target: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: true,
  },
});
