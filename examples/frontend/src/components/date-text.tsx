import { readableDate } from '../format/dates';

/** Readable; the exact text, with all seven digits of a second, on hover. */
export function DateText({
  text,
  none = 'not told',
}: {
  readonly text: string | null;
  readonly none?: string;
}) {
  if (text === null) return <span className="quiet">{none}</span>;
  return (
    <time dateTime={text} title={text}>
      {readableDate(text)}
    </time>
  );
}
