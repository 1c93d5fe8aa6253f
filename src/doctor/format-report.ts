import type { Cause, Report, Step, StepName, StepStatus } from './report.js';

const titles: Readonly<Record<StepName, string>> = {
  configuration: 'Configuration',
  proxy: 'Proxy',
  authority: 'Microsoft Entra (DNS, TLS, tenant)',
  graph: 'Microsoft Graph (DNS, TLS)',
  token: 'Token',
  cases: 'Listing cases',
  operations: 'Listing operations',
  write: 'Writing',
  metadata: 'Metadata',
};

const labels: Readonly<Record<StepStatus, string>> = {
  ok: 'ok',
  note: 'note',
  problem: 'PROBLEM',
  skipped: 'skipped',
};

/** The codes of colours in ANSI terminals. */
const colors: Readonly<Record<StepStatus, number>> = { ok: 32, note: 33, problem: 31, skipped: 90 };

const indent = ' '.repeat(10);

function formatCause({ row, meaning, cure, source, link }: Cause): readonly string[] {
  const place = row === null ? '' : ` [row ${row}]`;
  return [
    `${indent}${meaning}${place}`,
    ...cure.map((text) => `${indent}  -> ${text}`),
    ...(link === null ? [] : [`${indent}  See ${link}`]),
    ...(source === null ? [] : [`${indent}  Source: ${source}`]),
  ];
}

/** The lines of one check. */
export function formatStep({ step, status, found, causes }: Step, isColored: boolean): string {
  const label = labels[status].padEnd(10);
  const shown = isColored ? `\u001b[${colors[status]}m${label}\u001b[0m` : label;
  return [
    `${shown}${titles[step]}`,
    ...found.map((line) => `${indent}${line}`),
    ...(causes.length > 1 ? [`${indent}One of:`] : []),
    ...causes.flatMap(formatCause),
    '',
  ].join('\n');
}

/** The last line. */
export function formatSummary({ ok, steps, requests }: Report): string {
  const count = (status: StepStatus) => steps.filter((step) => step.status === status).length;
  const problems = count('problem') === 1 ? '1 problem' : `${count('problem')} problems`;
  const none = ok ? 'No problem found' : 'No problem found so far';
  const result = count('problem') === 0 ? none : `Found ${problems}`;
  const skipped = count('skipped') === 0 ? '' : `, ${count('skipped')} of ${steps.length} checks skipped`;
  return `${result}${skipped}. eDiscovery requests sent: ${requests.sent}.`;
}
