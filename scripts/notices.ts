/**
 * Writes THIRD_PARTY_NOTICES: the licences of the packages that are installed with this one, and of those in the
 * playground. Fails for a licence that is not allowed; with --check, fails if the file is outdated.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isAllowed, listProductionPackages, type ProductionPackage } from './release/production-packages.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'THIRD_PARTY_NOTICES');
const line = '-'.repeat(80);

/** Equal texts are printed once, after the names of their packages. */
function toNotices(packages: readonly ProductionPackage[]): string {
  const byText = Map.groupBy(packages, ({ license, texts }) =>
    texts.length > 0 ? texts.join('\n\n') : `Licence: ${license}. The package has no text of it.`,
  );
  const sections = [...byText].map(([text, group]) =>
    [...group.map(({ name, version, license }) => `${name} ${version} (${license})`), '', text, ''].join(
      '\n',
    ),
  );
  return ['Case Operations contains or installs these packages.\n', ...sections].join(`\n${line}\n`);
}

const packages = [...listProductionPackages(root), ...listProductionPackages(join(root, 'src/playground'))];
const refused = packages.filter(({ license }) => !isAllowed(license));
for (const { name, version, license } of refused) {
  console.error(
    `${name} ${version} has the licence ${license}, which is not in the list of scripts/release.`,
  );
}
if (refused.length > 0) process.exitCode = 1;

const notices = toNotices(packages);
if (!process.argv.includes('--check')) writeFileSync(target, notices);
else if (!existsSync(target) || readFileSync(target, 'utf8') !== notices) {
  console.error('THIRD_PARTY_NOTICES is outdated. Run npm run notices:emit.');
  process.exitCode = 1;
}
