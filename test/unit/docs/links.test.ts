import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { findAnchors, findLinks } from '../../testkit/markdown.js';

const root = resolve('.');

/** The Markdown files of these folders, and of the repository's own root. */
function markdownFiles(): string[] {
  // Not readdirSync: the packages of an example link to this repository, and it would follow them in a circle.
  return globSync(['*.md', 'docs/**/*.md', 'examples/**/*.md'], {
    exclude: (name) => name === 'node_modules',
  });
}

const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };

/** Whether npm packs a file: always these, and those of `files` in package.json, without its exceptions. */
function isPacked(file: string): boolean {
  const always = ['README.md', 'LICENSE', 'package.json'];
  const packed = [...always, ...files].some((entry) => file === entry || file.startsWith(`${entry}/`));
  return packed && !files.includes(`!${file}`);
}

/** The reason why a link of a file leads nowhere; undefined where it does not. */
function findFault(file: string, target: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const aim = path === '' ? resolve(file) : resolve(dirname(file), decodeURIComponent(path));
  const name = relative(root, aim);
  if (name.startsWith('..') || !existsSync(aim)) return 'does not exist';
  if (isPacked(file) && !isPacked(name)) return 'is not in the package';
  if (anchor === undefined || statSync(aim).isDirectory()) return undefined;
  return findAnchors(readFileSync(aim, 'utf8')).has(anchor) ? undefined : 'has no such heading';
}

function findFaults(file: string, markdown: string): string[] {
  return findLinks(markdown).flatMap(({ target, line }) => {
    const fault = findFault(file, target);
    return fault === undefined ? [] : [`${file}:${line} ${target} ${fault}`];
  });
}

describe('relative links of the documentation', () => {
  it('lead to files and headings that exist, in the package too', () => {
    expect(markdownFiles().flatMap((file) => findFaults(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('include those of the README, of docs and of the examples', () => {
    expect(markdownFiles()).toEqual(
      expect.arrayContaining([
        'README.md',
        'CONTRIBUTING.md',
        'docs/tenant.md',
        'examples/gateway/README.md',
      ]),
    );
    expect(findLinks(readFileSync('README.md', 'utf8')).length).toBeGreaterThan(10);
  });

  it.each([
    ['README.md', '[gone](docs/gone.md)', 'does not exist'],
    ['README.md', '[gone](docs/tenant.md#step-99)', 'has no such heading'],
    ['README.md', '[gone](#no-such-heading)', 'has no such heading'],
    ['README.md', '[example](examples/gateway/README.md)', 'is not in the package'],
    ['docs/tenant.md', '![picture](gone.png)', 'does not exist'],
    ['docs/clients.md', '![picture](frontend-case.png)', 'is not in the package'],
    ['docs/tenant.md', '[above](../../elsewhere.md)', 'does not exist'],
  ])('are reported when they lead nowhere: in %s %s', (file, markdown, fault) => {
    expect(findFaults(file, markdown)).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    ['README.md', '[site](https://example.com/gone)'],
    ['README.md', '```\n[code](gone.md)\n```'],
    ['README.md', '`[code](gone.md)`'],
    ['examples/gateway/README.md', '[source](matters.ts) and [above](../../README.md#start)'],
  ])('are accepted when they lead somewhere, or are not links: in %s %s', (file, markdown) => {
    expect(findFaults(file, markdown)).toEqual([]);
  });

  it('use the anchors of GitHub', () => {
    const headings = '# A `code`, and more\n## 5. Assign a role\n## Twice\n## Twice\n## `x`: 401 & "y"';
    expect([...findAnchors(headings)]).toEqual([
      'a-code-and-more',
      '5-assign-a-role',
      'twice',
      'twice-1',
      'x-401--y',
    ]);
  });
});
