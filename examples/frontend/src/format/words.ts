/** The label of an enum value, and whether this version knows the value. */
export interface Word {
  readonly text: string;
  readonly known: boolean;
}

/** Labels that are not the lower-case name. */
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
export function toLabel(member: string): string {
  const text = member.toLowerCase().replaceAll('_', ' ');
  return special[member] ?? text.charAt(0).toUpperCase() + text.slice(1);
}

/** Microsoft adds members without notice: for those, the raw value is shown. */
export function toWord(member: string | null, raw: string | null): Word | undefined {
  if (member === null) return undefined;
  if (member === 'UNKNOWN_FUTURE_VALUE') return { text: raw ?? 'unknown', known: false };
  return { text: toLabel(member), known: true };
}

/** Flags are a list; the raw value has the names of those that this version does not know. */
export function toWords(members: readonly string[] | null, raw: string | null): readonly Word[] {
  if (members === null) return [];
  const known = members.filter((member) => member !== 'UNKNOWN_FUTURE_VALUE');
  const words = known.map((member) => ({ text: toLabel(member), known: true }));
  if (known.length === members.length) return words;
  const knownNames = new Set(known.map(withoutCase));
  const unknown = (raw ?? 'unknown').split(',').map((name) => name.trim());
  return [
    ...words,
    ...unknown.filter((name) => !knownNames.has(withoutCase(name))).map((text) => ({ text, known: false })),
  ];
}

function withoutCase(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
