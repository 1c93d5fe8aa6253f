/** A diagram whose axes are both logarithmic. */
export interface Panel {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** By ascending x; all above zero. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Whether y is at best in proportion to x; otherwise it is at best the same everywhere. */
  readonly isProportional: boolean;
}

const [width, height, columns] = [320, 250, 3];
const area = { left: 62, right: 304, top: 40, bottom: 198 };

type Scale = (value: number) => number;

/** The powers of ten from the one below the values to the one above them. */
function findDecades(values: readonly number[]): number[] {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}

function createScale(decades: readonly number[], from: number, to: number): Scale {
  const [low, high] = [Math.log10(decades[0] ?? 1), Math.log10(decades.at(-1) ?? 1)];
  return (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
}

const format = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 3 });
const at = (value: number) => value.toFixed(1);
const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function drawText(x: number, y: number, text: string, attributes = ''): string {
  return `<text x="${at(x)}" y="${at(y)}" ${attributes}>${escape(text)}</text>`;
}

function drawGrid(xs: readonly number[], ys: readonly number[], toX: Scale, toY: Scale): string[] {
  const { left, right, top, bottom } = area;
  return [
    ...xs.flatMap((x) => [
      `<path class="grid" d="M${at(toX(x))} ${top}V${bottom}"/>`,
      drawText(toX(x), bottom + 14, format(x), 'text-anchor="middle"'),
    ]),
    ...ys.flatMap((y) => [
      `<path class="grid" d="M${left} ${at(toY(y))}H${right}"/>`,
      drawText(left - 5, toY(y) + 4, format(y), 'text-anchor="end"'),
    ]),
  ];
}

/** A line through the last point, along which the cost is in proportion to the size. */
function drawProportion(points: Panel['points'], decades: readonly number[], toX: Scale, toY: Scale): string {
  const [lastX, lastY] = points.at(-1) ?? [1, 1];
  const lowest = decades[0] ?? 1;
  const fromX = Math.max(points[0]?.[0] ?? 1, (lowest / lastY) * lastX);
  const fromY = (lastY / lastX) * fromX;
  return `<path class="proportion" d="M${at(toX(fromX))} ${at(toY(fromY))}L${at(toX(lastX))} ${at(toY(lastY))}"/>`;
}

function drawPanel({ title, xLabel, yLabel, points, isProportional }: Panel, index: number): string {
  const xs = findDecades(points.map(([x]) => x));
  const ys = findDecades(points.map(([, y]) => y));
  const toX = createScale(xs, area.left, area.right);
  const toY = createScale(ys, area.bottom, area.top);
  const line = points.map(([x, y]) => `${at(toX(x))},${at(toY(y))}`).join(' ');
  const parts = [
    drawText(area.left, 18, title, 'class="title"'),
    drawText(area.left, 33, yLabel),
    drawText(area.right, area.bottom + 32, xLabel, 'text-anchor="end"'),
    ...drawGrid(xs, ys, toX, toY),
    ...(isProportional ? [drawProportion(points, ys, toX, toY)] : []),
    `<polyline class="measured" points="${line}"/>`,
    ...points.map(([x, y]) => `<circle cx="${at(toX(x))}" cy="${at(toY(y))}" r="3"/>`),
  ];
  const place = `translate(${(index % columns) * width} ${Math.floor(index / columns) * height})`;
  return `<g transform="${place}">\n${parts.join('\n')}\n</g>`;
}

const style = `text { font: 11px sans-serif; fill: #333 } .title { font-weight: bold; font-size: 13px }
.grid { stroke: #ddd } .measured { fill: none; stroke: #0b63ce; stroke-width: 2 } circle { fill: #0b63ce }
.proportion { stroke: #888; stroke-dasharray: 4 3 }`;

/** Draws the panels side by side, as an SVG document. */
export function drawPanels(panels: readonly Panel[]): string {
  const size = [width * Math.min(columns, panels.length), height * Math.ceil(panels.length / columns)];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.join(' ')}" role="img">
<title>${escape(panels.map(({ title }) => title).join('; '))}</title>
<style>${style}</style>
<rect width="100%" height="100%" fill="#fff"/>
${panels.map(drawPanel).join('\n')}
</svg>
`;
}
