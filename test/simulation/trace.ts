import { simulationStart } from './clock.js';
import type { Plan } from './plan.js';
import type { Call, Outcome, Run } from './simulate.js';
import type { Exchange } from './upstream/history.js';

interface Line {
  readonly at: number;
  readonly text: string;
}

function describeOutcome(outcome: Outcome): string {
  if (outcome.kind === 'applied') return `applied, shown ${outcome.mark ?? 'nothing'}`;
  if (outcome.kind === 'bug') return `BUG ${outcome.message}`;
  const fields = outcome.fields.length > 0 ? ` ${outcome.fields.join(',')}` : '';
  return `${outcome.code} (${outcome.reason})${fields}`;
}

function describeStep({ step }: Call): string {
  if (step.kind === 'read') return `reads ${step.operations.join(', ')}`;
  if (step.kind !== 'update') return `reads the ${step.kind} of ${step.caseId}`;
  const updates = step.updates.map(({ update, operation, patch, expect }) => {
    const guard = expect ? ` if ${JSON.stringify(expect)}` : '';
    return `#${update} ${operation} ${JSON.stringify(patch)}${guard}`;
  });
  return `${step.bulk ? 'bulk ' : ''}updates ${updates.join('; ')}`;
}

function linesOfCall(call: Call): Line[] {
  const { number, client, caller, process, startedAt, departedAt, settledAt } = call;
  const lines: Line[] = [
    {
      at: startedAt,
      text: `call ${number} of client ${client} (${caller}, process ${process}) ${describeStep(call)}`,
    },
  ];
  for (const { plan, outcomes } of call.updates) {
    for (const { at, outcome } of outcomes) {
      lines.push({ at, text: `call ${number} update #${plan.update}: ${describeOutcome(outcome)}` });
    }
  }
  for (const { operation, marks, error } of call.reads) {
    const result = error ?? (marks.map(String).join(', ') || 'nothing');
    lines.push({ at: settledAt ?? startedAt, text: `call ${number} read ${operation ?? ''}: ${result}` });
  }
  if (departedAt !== undefined) lines.push({ at: departedAt, text: `call ${number}: the client leaves` });
  return lines;
}

function linesOfExchange(exchange: Exchange): Line[] {
  const { number, call, method, path, update, batch, fault, sentAt, endedAt, end, left, displays } = exchange;
  const name = `  [${number}] call ${call} ${method} ${path.replace('/beta/security/cases/ediscoveryCases', '')}`;
  const details = [
    update === undefined ? '' : ` #${update}`,
    batch === undefined ? '' : ` in [${batch}]`,
    fault === undefined ? '' : `, fault: ${fault}`,
  ].join('');
  const lines: Line[] = [{ at: sentAt, text: name + details }];
  if (endedAt !== undefined && end) {
    const what =
      end.kind === 'answer'
        ? `${end.status}${end.status >= 400 && !end.envelope ? ' without envelope' : ''}`
        : `${end.code}${left ? '' : ', never left'}`;
    const shown = displays.map(({ operation, version }) => ` ${operation}@${version}`).join('');
    lines.push({ at: endedAt, text: `  [${number}] ends: ${what}${shown && `, shows${shown}`}` });
  }
  return lines;
}

/** Everything that happened, a line each, in the order of time. Equal runs give equal traces, byte for byte. */
export function traceOf(run: Run): string {
  const { history, calls, killed } = run;
  const versions = [...history.versions].flatMap(([operation, all]) =>
    all.map(({ at, by, values }, index) => {
      const who = typeof by === 'number' ? `#${by}` : by;
      return { at, text: `    ${operation}@${index} by ${who}: ${JSON.stringify(values)}` };
    }),
  );
  const ends = [...killed].map(([process, at]) => ({ at, text: `process ${process} is gone` }));
  const lines = [
    ...calls.flatMap(linesOfCall),
    ...history.exchanges.flatMap(linesOfExchange),
    ...versions,
    ...ends,
  ];
  return lines
    .map((line, index) => ({ ...line, index }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ at, text }) => `${String(at - simulationStart).padStart(7)} ${text}`)
    .join('\n');
}

/** What a plan has that is not the default, for a person to read. */
export function describePlan(
  { seed, behaviour, server, faults, events }: Plan,
  faithful: Plan['behaviour'],
): string {
  const unusual = Object.entries(behaviour).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(faithful[name as keyof typeof faithful]),
  );
  return [
    `seed ${seed}`,
    `behaviour ${JSON.stringify(Object.fromEntries(unusual))}`,
    `server ${JSON.stringify(server)}`,
    ...faults.map((fault) => `fault ${JSON.stringify(fault)}`),
    ...events.map((event) => `event ${JSON.stringify(event)}`),
  ].join('\n');
}
