/** The changelog, whose section `Unreleased` becomes that of a version. */
const unreleased = '## Unreleased\n';

/** Moves what is unreleased to a version; throws if there is nothing. */
export function releaseChanges(changelog: string, version: string, date: string): string {
  if (changelog.includes(`\n## ${version}`))
    throw new Error(`CHANGELOG.md has a section ${version} already.`);
  if (getSection(changelog, 'Unreleased') === '') throw new Error('CHANGELOG.md has no unreleased changes.');
  return changelog.replace(unreleased, `${unreleased}\n## ${version} - ${date}\n`);
}

/** Returns the text of a section, without its heading. */
export function getSection(changelog: string, name: string): string {
  const [, ...sections] = `\n${changelog}`.split('\n## ');
  const section = sections.find((one) => one.split(/[\s]/, 1)[0] === name) ?? '';
  return section.slice(section.indexOf('\n') + 1).trim();
}
