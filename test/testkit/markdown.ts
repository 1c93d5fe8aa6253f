/** A link or picture of a Markdown file. */
export interface MarkdownLink {
  readonly target: string;
  /** 1 for the first line. */
  readonly line: number;
}

/** The lines outside fenced code; lines of code are empty, so that numbers stay. */
function proseLines(markdown: string): string[] {
  let fenced = false;
  return markdown.split('\n').map((line) => {
    const isFence = /^\s*(```|~~~)/.test(line);
    if (isFence) fenced = !fenced;
    return isFence || fenced ? '' : line;
  });
}

/** Inline links and pictures, and link definitions; none of code. */
export function findLinks(markdown: string): MarkdownLink[] {
  return proseLines(markdown).flatMap((line, index) => {
    const prose = line.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length));
    const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
    const defined = [...prose.matchAll(/^\[[^\]]+\]:\s*<?([^\s>]+)>?/g)];
    return [...inline, ...defined].map(([, target = '']) => ({ target, line: index + 1 }));
  });
}

/** The anchor that GitHub gives a heading: lower case, no punctuation, hyphens for spaces. */
function toAnchor(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** The anchors of all headings; a repeated heading gets a number, as on GitHub. */
export function findAnchors(markdown: string): Set<string> {
  const counts = new Map<string, number>();
  const anchors = new Set<string>();
  for (const line of proseLines(markdown)) {
    const [, heading] = /^#{1,6} (.+)$/.exec(line) ?? [];
    if (heading === undefined) continue;
    const anchor = toAnchor(heading);
    const count = counts.get(anchor) ?? 0;
    counts.set(anchor, count + 1);
    anchors.add(count === 0 ? anchor : `${anchor}-${count}`);
  }
  return anchors;
}
