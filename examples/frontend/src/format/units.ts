const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/**
 * `75161927680` → `70 GiB`. Takes the text of an Int64: a JavaScript number would lose digits from 2^53 on. The
 * rounding does lose some, which is why the exact size belongs beside it (a title).
 */
export function humanSize(bytes: string): string {
  let size = Number(bytes);
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const rounded = size.toLocaleString('en', { maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0 });
  return `${rounded} ${UNITS[unit] ?? ''}`;
}

/** `2147483648` → `2,147,483,648`, to the digit. */
export function exactCount(count: string | number): string {
  return BigInt(count).toLocaleString('en');
}
