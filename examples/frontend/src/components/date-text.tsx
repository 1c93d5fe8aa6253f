import { readableDate } from '../format/dates';

/** A readable date; the exact value with all seven fraction digits is shown on hover. */
export function DateText({
  text,
  none = 'unknown',
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
