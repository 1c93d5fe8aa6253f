const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/**
 * `75161927680` → `70 GiB`. Takes an Int64 string: a JavaScript number loses digits from 2^53 on. The result is
 * rounded, so show the exact size as well (in a title).
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

/** `2147483648` → `2,147,483,648`, exact. */
export function exactCount(count: string | number): string {
  return BigInt(count).toLocaleString('en');
}
