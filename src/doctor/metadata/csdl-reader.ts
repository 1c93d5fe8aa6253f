/** A type of the metadata: names of properties, and the full name of its base type. */
interface CsdlType {
  readonly base: string | undefined;
  readonly properties: string[];
}

/** The parts of a metadata document (CSDL) that this program compares; types by their full names. */
export interface Csdl {
  readonly enums: Map<string, string[]>;
  readonly types: Map<string, CsdlType>;
}

/** A tag with its attributes. Quoted values may contain `>`. */
const tagPattern = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;

function readAttributes(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', double, single]) => [
      name,
      double ?? single ?? '',
    ]),
  );
}

/** A name that can be shown: an identifier of OData. */
function toName(value: string | undefined): string | undefined {
  return value !== undefined && /^[A-Za-z_][\w.]{0,200}$/.test(value) ? value : undefined;
}

/** `self.x` and names with the alias of a schema become full names. */
function toFullName(name: string, namespace: string, aliases: ReadonlyMap<string, string>): string {
  const [, prefix = '', last = name] = /^(.*)\.([^.]+)$/.exec(name) ?? [];
  if (prefix === 'self' || prefix === '') return `${namespace}.${last}`;
  return `${aliases.get(prefix) ?? prefix}.${last}`;
}

interface Tag {
  readonly element: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Not a pattern: its time would grow with the square of a document that does not end a comment. */
function withoutComments(xml: string): string {
  const [first = '', ...rest] = xml.split('<!--');
  return first + rest.map((part) => part.slice((part.indexOf('-->') + 1 || part.length) + 2)).join('');
}

function readTags(xml: string): Tag[] {
  return [...withoutComments(xml).matchAll(tagPattern)].map(
    ([, closing, element = '', attributes = '', empty]) => ({
      element,
      attributes: readAttributes(attributes),
      opens: closing === '',
      closes: closing === '/' || empty === '/',
    }),
  );
}

function readAliases(tags: readonly Tag[]): ReadonlyMap<string, string> {
  return new Map(
    tags.flatMap(({ element, attributes }) => {
      const alias = attributes.get('Alias');
      if (element !== 'Schema' || alias === undefined) return [];
      return [[alias, attributes.get('Namespace') ?? ''] as const];
    }),
  );
}

/**
 * Reads enumerations and types of a metadata document. It knows the elements that it needs and skips all others, so
 * it is no XML parser: the metadata have no CDATA, no DTD and no prefixes on these elements.
 */
export function readCsdl(xml: string): Csdl {
  const tags = readTags(xml);
  const aliases = readAliases(tags);
  const csdl: Csdl = { enums: new Map(), types: new Map() };
  let namespace = '';
  let names: string[] | undefined;

  const open = (element: string, attributes: ReadonlyMap<string, string>) => {
    const name = toName(attributes.get('Name'));
    switch (element) {
      case 'Schema':
        namespace = attributes.get('Namespace') ?? '';
        return;
      case 'EnumType':
        names = [];
        csdl.enums.set(`${namespace}.${name ?? ''}`, names);
        return;
      case 'EntityType':
      case 'ComplexType': {
        const base = toName(attributes.get('BaseType'));
        names = [];
        csdl.types.set(`${namespace}.${name ?? ''}`, {
          base: base && toFullName(base, namespace, aliases),
          properties: names,
        });
        return;
      }
      case 'Member':
      case 'Property':
        if (name !== undefined) names?.push(name);
    }
  };

  for (const { element, attributes, opens, closes } of tags) {
    if (opens) open(element, attributes);
    if (closes && /^(EnumType|EntityType|ComplexType)$/.test(element)) names = undefined;
  }
  return csdl;
}
