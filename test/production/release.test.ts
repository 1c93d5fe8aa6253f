import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getSection, releaseChanges } from '../../scripts/release/changelog.js';
import { isAllowed } from '../../scripts/release/production-packages.js';

const folder = mkdtempSync(join(tmpdir(), 'case-operations-release-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A clean clone of a folder, with hard links to the packages of this one. */
function clone(source: string, name: string): string {
  const path = join(folder, name);
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', source, path]);
  for (const packages of ['node_modules', 'src/playground/node_modules'])
    execFileSync('cp', ['--archive', '--link', packages, join(path, packages)]);
  return path;
}

async function buildRelease(path: string): Promise<Map<string, string>> {
  const target = `${path}-release`;
  await promisify(execFile)('node', ['scripts/release.ts', 'build', target], { cwd: path });
  expect(execFileSync('git', ['status', '--porcelain'], { cwd: path, encoding: 'utf8' })).toBe('');
  return new Map(readdirSync(target).map((file) => [file, readFileSync(join(target, file), 'base64')]));
}

it('two clones of one commit give the same bytes', async () => {
  const first = clone('.', 'one');
  const [one, other] = await Promise.all([first, clone(first, 'other')].map(buildRelease));
  if (!one || !other) throw new Error('There are two clones.');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect([...one.keys()].sort()).toEqual([
    ...['CHANGES.md', 'SHA256SUMS', 'THIRD_PARTY_NOTICES', `graph-case-operations-${version}.tgz`],
    ...['sbom.cdx.json', 'schema.graphql'],
  ]);
  expect([...one.keys()].filter((file) => other.get(file) !== one.get(file))).toEqual([]);
}, 300_000);

it('the SBOM lists what is installed, each with an allowed licence', () => {
  const target = join(folder, 'one-release');
  const { components } = JSON.parse(readFileSync(join(target, 'sbom.cdx.json'), 'utf8')) as {
    components: { name: string; licenses?: { license?: { id?: string }; expression?: string }[] }[];
  };
  const licences = components.map(
    ({ licenses: [first] = [] }) => first?.expression ?? first?.license?.id ?? '',
  );
  expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(['graphql', 'fastify']));
  expect(components.map(({ name }) => name)).not.toContain('jest');
  expect(licences.filter((licence) => !isAllowed(licence))).toEqual([]);
  execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: target });
});

describe('the changelog', () => {
  const changelog = '# Changelog\n\n## Unreleased\n\n### Added\n\n- This.\n\n## 0.1.0\n\n- That.\n';

  it('moves what is unreleased to the version', () => {
    const released = releaseChanges(changelog, '0.2.0', '2026-01-02');
    expect(released).toBe(changelog.replace('Unreleased\n', 'Unreleased\n\n## 0.2.0 - 2026-01-02\n'));
    expect(getSection(released, '0.2.0')).toBe('### Added\n\n- This.');
    expect(getSection(released, 'Unreleased')).toBe('');
  });

  it('rejects a version that exists, and one without changes', () => {
    expect(() => releaseChanges(changelog, '0.1.0', '2026-01-02')).toThrow('0.1.0');
    expect(() => releaseChanges(releaseChanges(changelog, '0.2.0', 'x'), '0.3.0', 'x')).toThrow(
      'no unreleased',
    );
  });
});

it.each([
  ['MIT', true],
  ['(MIT AND BSD-3-Clause)', true],
  ['MPL-2.0 OR Apache-2.0', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['UNKNOWN', false],
  ['', false],
])('the licence %j is allowed: %j', (licence, expected) => {
  expect(isAllowed(licence)).toBe(expected);
});
