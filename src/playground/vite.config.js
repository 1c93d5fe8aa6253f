import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  // Relative to the page at /graphql and, in a script or style sheet, to its own file: a proxy may add a prefix.
  experimental: {
    renderBuiltUrl: (file, { hostType }) =>
      hostType === 'html' ? `./playground/${file}` : { relative: true },
  },
  build: {
    emptyOutDir: true,
    // Files, not data: URLs: the content security policy has no data: for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Monaco is one large module, loaded when the page is there.
    chunkSizeWarningLimit: 5_000,
    license: { fileName: 'LICENSES.md' },
    rolldownOptions: {
      onLog(level, log, report) {
        // "use client" and "use no memo" are for other bundlers and compilers; dozens of modules have them.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
});
