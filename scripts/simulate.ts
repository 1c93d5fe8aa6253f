/** Runs the simulation from its sources: `npm run simulate -- --seeds 100000 [--from N] [--seed N]`. */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Sources import each other as ES modules do once they are built: with `.js`.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL !== undefined) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (source.protocol === 'file:' && existsSync(fileURLToPath(source))) return next(source.href, context);
    }
    return next(specifier, context);
  },
});

const { main } = await import('../test/simulation/main.ts');
process.exitCode = await main(process.argv.slice(2));
