import { None, WordText } from '../components/badge';
import { exactCount, humanSize } from '../format/units';
import { toWord, toWords } from '../format/words';

export function Text({ text }: { readonly text: string | null }) {
  return text === null || text === '' ? <None /> : text;
}

export function Member({ member, raw }: { readonly member: string | null; readonly raw: string | null }) {
  return <WordText word={toWord(member, raw)} />;
}

export function Flags({
  members,
  raw,
}: {
  readonly members: readonly string[] | null;
  readonly raw: string | null;
}) {
  const words = toWords(members, raw);
  if (words.length === 0) return <None />;
  return (
    <ul className="chips">
      {words.map((word) => (
        <li key={word.text} className="chip">
          <WordText word={word} />
        </li>
      ))}
    </ul>
  );
}

export function Count({ count }: { readonly count: string | number | null }) {
  return count === null ? <None /> : exactCount(count);
}

export function Size({ bytes }: { readonly bytes: string | null }) {
  if (bytes === null) return <span className="quiet">size unknown</span>;
  return <span title={`${exactCount(bytes)} bytes`}>{humanSize(bytes)}</span>;
}
