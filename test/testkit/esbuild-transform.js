/** Compiles TypeScript and ES modules for jest, which runs CommonJS. Types are checked by `npm run check:types`. */
import { transformSync } from 'esbuild';

/** The interface of jest's transformers. */
export default {
  process(source, path) {
    return transformSync(source, {
      sourcefile: path,
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      platform: 'node',
      target: 'node22',
      sourcemap: 'inline',
      // jest cannot load modules by import().
      supported: { 'dynamic-import': false },
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: true } },
    });
  },
};
