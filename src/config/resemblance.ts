/** Settings whose names other programs use too, or that are too short to compare with others. */
const generic = /^(NODE_ENV|PORT|HOST|UPSTREAM|LOG_LEVEL|HTTPS?_PROXY|NO_PROXY)$/;

/** Long forms that typing errors do not explain. */
const longForms: Readonly<Record<string, string>> = { NODEENVIRONMENT: 'NODE_ENV' };

/** What people put before or after the name of a switch. */
const decoration = /^(GRAPHQL|APOLLO|ENABLED?|DISABLED?|ALLOW|USE)$/;

/** The words of a name: `corsOrigins`, `CORS-ORIGINS` and `cors_origins` are the same. */
function toWords(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z\d]+/)
    .filter((word) => word !== '');
}

/**
 * The number of insertions, deletions, replacements and swaps of neighbours that lead from one string to the other. Above
 * the maximum it is any number above the maximum: almost all pairs are decided by their first letters.
 */
function editDistance(from: string, to: string, maximum = Infinity): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      current[j] = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforePrevious[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    const least = Math.min(...previous, ...current);
    if (least > maximum) return least;
    [beforePrevious, previous] = [previous, current];
  }
  return previous[to.length] ?? 0;
}

/** Swapped or doubled letters: PROT and HOSST, not PORTS and HOSTS, which are other names. */
function isShuffled(letters: string, target: string): boolean {
  const sorted = (word: string) => Array.from(word).sort().join('');
  const swapped = editDistance(letters, target) === 1 && sorted(letters) === sorted(target);
  return swapped || letters.replace(/(.)\1/g, '$1') === target;
}

function isTypingError(letters: string, target: string): boolean {
  const { length } = target;
  if (Math.abs(letters.length - length) > 2) return false;
  if (length <= 5) return isShuffled(letters, target);
  // The Azure SDKs have many names that are close to each other.
  const maximum = length >= 12 && !target.startsWith('AZURE') ? 2 : 1;
  return editDistance(letters, target, maximum) <= maximum;
}

/** Whether the name is the beginning of the setting: GRAPH_TIMEOUT, INTROSPECT. */
function isBeginning(words: readonly string[], target: string): boolean {
  const letters = words.join('');
  const share = letters.length / target.length;
  return target.length > 5 && target.startsWith(letters) && share >= (words.length > 1 ? 0.5 : 0.7);
}

const toSingular = (word: string) => word.replace(/S$/, '');

/** Whether the first list begins with the same word and has the words of the second in their order. */
function includesWords(words: readonly string[], others: readonly string[]): boolean {
  if (toSingular(words[0] ?? '') !== toSingular(others[0] ?? '')) return false;
  let found = 0;
  for (const word of words) if (toSingular(word) === toSingular(others[found] ?? '')) found += 1;
  return found === others.length;
}

/** Whether the name has words more than the setting, or less between its first and last: CORS_ALLOWED_ORIGINS, GRAPH_URL. */
function hasOtherWords(words: readonly string[], target: readonly string[]): boolean {
  const isShorter = words.length > 1 && words.at(-1) === target.at(-1) && includesWords(target, words);
  return isShorter || includesWords(words, target);
}

/** Whether a name is probably meant to be a setting. */
function resembles(name: string, setting: string): boolean {
  const words = toWords(name);
  const target = toWords(setting);
  const letters = words.join('');
  if (
    letters === target.join('') ||
    longForms[letters] === setting ||
    isTypingError(letters, target.join(''))
  )
    return true;
  // Names of the Azure SDKs, of which there are many more than this server reads.
  if (setting.startsWith('AZURE_')) return false;
  if (isBeginning(words, target.join(''))) return true;
  if (generic.test(setting)) return false;
  const plain = words.filter(
    (word, index) =>
      !decoration.test(word) || target.includes(word) || (index > 0 && index < words.length - 1),
  );
  const reordered = plain.length === target.length && plain.every((word) => target.includes(word));
  return reordered || hasOtherWords(words, target);
}

/** The setting that a name was probably meant to be. */
export function findSimilar(name: string, settings: readonly string[]): string | undefined {
  const upper = name.toUpperCase();
  return settings
    .filter((setting) => resembles(name, setting))
    .sort((one, other) => editDistance(upper, one) - editDistance(upper, other))[0];
}
