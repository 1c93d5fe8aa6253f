/** Text of the date so many minutes before the start; `fraction` are up to seven digits of a second. */
export type Ago = (minutes: number, fraction?: string) => string;

/** How Graph says "no date". */
export const NO_DATE = '0001-01-01T00:00:00Z';

export const HOUR = 60;
export const DAY = 24 * HOUR;

/** Dates relative to `start`, ms since epoch: the world is always equally old. */
export function datesBefore(start: number): Ago {
  return (minutes, fraction = '') => {
    const toTheSecond = new Date(start - minutes * 60_000)
      .toISOString()
      .slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
    return `${toTheSecond}${fraction && `.${fraction}`}Z`;
  };
}
