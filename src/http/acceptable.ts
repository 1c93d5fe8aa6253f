/** The media types of a response, one of which Apollo Server chooses after the execution. */
const responseTypes = ['application/json', 'application/graphql-response+json'] as const;

/** A part of an Accept header. */
interface MediaRange {
  readonly type: string;
  readonly quality: number;
  /** Whether it has parameters, all of which the responses have, too. */
  readonly hasParameters: boolean;
}

/** `callbackSpec` is that of a router that subscribes; a server without callbacks answers with an error. */
function isParameterMet(type: string, name = '', value = ''): boolean {
  if (name === 'callbackspec') return type === 'application/json' && value === '1.0';
  return name === 'charset' && value === 'utf-8';
}

function readRange(text: string): MediaRange | undefined {
  const [type = '', ...rest] = text.split(';').map((part) => part.trim().toLowerCase());
  const parameters = rest.map((part) => part.replaceAll('"', '').split(/\s*=\s*/));
  const quality = parameters.find(([name]) => name === 'q')?.[1] ?? '1';
  const others = parameters.filter(([name]) => name !== 'q' && name !== '');
  const isMet = others.every(([name, value]) => isParameterMet(type, name, value));
  return isMet ? { type, quality: parseFloat(quality), hasParameters: others.length > 0 } : undefined;
}

/** How specific a range is for a type: the most specific one counts (RFC 9110). Undefined if it does not match. */
function getSpecificity({ type, hasParameters }: MediaRange, wanted: string): number | undefined {
  const level = ['*/*', wanted.replace('application', '*'), 'application/*', wanted].indexOf(type);
  return level < 0 ? undefined : 2 * level + (hasParameters ? 1 : 0);
}

function isTypeAcceptable(ranges: readonly MediaRange[], wanted: string): boolean {
  const matching = ranges.flatMap((range) => {
    const specificity = getSpecificity(range, wanted);
    return specificity === undefined ? [] : [{ specificity, quality: range.quality }];
  });
  const highest = Math.max(...matching.map(({ specificity }) => specificity));
  if (matching.some(({ quality }) => Number.isNaN(quality))) return false;
  return matching.some(({ specificity, quality }) => specificity === highest && quality > 0);
}

/**
 * Whether the client accepts a type of the responses. Apollo Server asks this when it has executed an operation: the
 * client of an update would get an error instead of its result.
 */
export function isResponseAcceptable(accept: string): boolean {
  if (accept === '') return true;
  const ranges = accept.split(',').flatMap((part) => readRange(part) ?? []);
  return responseTypes.some((type) => isTypeAcceptable(ranges, type));
}
