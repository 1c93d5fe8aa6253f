/** A text from an enum: what to show, and whether this version knows it. */
export interface Word {
  readonly text: string;
  readonly known: boolean;
}

/** Names that take more than lower case. */
const special: Readonly<Record<string, string>> = {
  CONVERT_TO_PDF: 'Convert to PDF',
  MSG: 'MSG',
  PST: 'PST',
  EML: 'EML',
  HTML_TRANSCRIPTS: 'HTML transcripts',
  CLOUD_NATIVE_HTML_CONVERSION: 'Cloud-native HTML conversion',
  PDF_REPLACEMENT: 'PDF replacement',
  TEAMS_AND_YAMMER_CONVERSATIONS: 'Teams and Yammer conversations',
  RECENT_10: '10 latest',
  RECENT_100: '100 latest',
};

/** `PARTIALLY_SUCCEEDED` → `Partially succeeded`. */
export function inWords(member: string): string {
  const text = member.toLowerCase().replaceAll('_', ' ');
  return special[member] ?? text.charAt(0).toUpperCase() + text.slice(1);
}

/** Microsoft adds members without notice: then the raw text is all there is to show. */
export function wordOf(member: string | null, raw: string | null): Word | undefined {
  if (member === null) return undefined;
  if (member === 'UNKNOWN_FUTURE_VALUE') return { text: raw ?? 'unknown', known: false };
  return { text: inWords(member), known: true };
}

/** Flags come as a list; of those that this version does not know, the raw text has the names. */
export function wordsOf(members: readonly string[] | null, raw: string | null): readonly Word[] {
  if (members === null) return [];
  const known = members.filter((member) => member !== 'UNKNOWN_FUTURE_VALUE');
  const words = known.map((member) => ({ text: inWords(member), known: true }));
  if (known.length === members.length) return words;
  const knownNames = new Set(known.map(withoutCase));
  const strange = (raw ?? 'unknown').split(',').map((name) => name.trim());
  return [
    ...words,
    ...strange.filter((name) => !knownNames.has(withoutCase(name))).map((text) => ({ text, known: false })),
  ];
}

function withoutCase(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
