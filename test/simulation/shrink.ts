import { type ClientPlan, type Plan, type Step, faithful } from './plan.js';

/** The list without each of its elements in turn; first without halves, which is quicker. */
function shorter<T>(items: readonly T[]): T[][] {
  const halves = items.length > 3 ? [items.slice(0, items.length >> 1), items.slice(items.length >> 1)] : [];
  return [...halves, ...items.map((_, index) => items.toSpliced(index, 1))];
}

function simplerSteps(step: Step): Step[] {
  const simpler: Step[] = [];
  if (step.kind === 'update' && step.updates.length > 1) {
    simpler.push(...shorter(step.updates).map((updates) => ({ ...step, updates })));
  }
  if (step.kind === 'read' && step.operations.length > 1) {
    simpler.push(...shorter(step.operations).map((operations) => ({ ...step, operations })));
  }
  const { leaveMs, ...stays } = step;
  if (leaveMs !== undefined) simpler.push(stays);
  if (step.pauseMs > 0) simpler.push({ ...step, pauseMs: 0 });
  return simpler;
}

function simplerClients({ steps, ...client }: ClientPlan): ClientPlan[] {
  const fewer = shorter(steps).map((rest) => ({ ...client, steps: rest }));
  const simpler = steps.flatMap((step, index) =>
    simplerSteps(step).map((other) => ({ ...client, steps: steps.with(index, other) })),
  );
  return [...fewer, ...simpler];
}

/** Plans that differ from this one in one thing, and are simpler. */
function* simplerPlans(plan: Plan): Generator<Plan> {
  const { clients, faults, events, behaviour, operations, server } = plan;
  for (const fewer of shorter(clients)) yield { ...plan, clients: fewer };
  for (const fewer of shorter(faults)) yield { ...plan, faults: fewer };
  for (const fewer of shorter(events)) yield { ...plan, events: fewer };
  for (const [index, client] of clients.entries()) {
    for (const simpler of simplerClients(client)) yield { ...plan, clients: clients.with(index, simpler) };
  }
  for (const name of Object.keys(faithful) as (keyof typeof faithful)[]) {
    if (JSON.stringify(behaviour[name]) === JSON.stringify(faithful[name])) continue;
    yield { ...plan, behaviour: { ...behaviour, [name]: faithful[name] } };
  }
  if (server.requestsPerMinute > 0) yield { ...plan, server: { ...server, requestsPerMinute: 0 } };
  if (server.tokenMs > 0) yield { ...plan, server: { ...server, tokenMs: 0 } };
  for (const fewer of shorter(operations)) {
    const kept = new Set(fewer.map(({ key }) => key));
    const used = clients.flatMap(({ steps }) =>
      steps.flatMap((step) =>
        step.kind === 'update'
          ? step.updates.map(({ operation }) => operation)
          : step.kind === 'read'
            ? step.operations
            : [],
      ),
    );
    const written = events.flatMap((event) => (event.kind === 'write' ? [event.operation] : []));
    if ([...used, ...written].every((key) => kept.has(key))) yield { ...plan, operations: fewer };
  }
}

/** The simplest plan that still fails which was found within so many runs. */
export async function shrink(
  plan: Plan,
  fails: (plan: Plan) => Promise<boolean>,
  maxRuns = 600,
): Promise<Plan> {
  let smallest = plan;
  let runs = 0;
  for (let found = true; found;) {
    found = false;
    for (const simpler of simplerPlans(smallest)) {
      if ((runs += 1) > maxRuns) return smallest;
      if (!(await fails(simpler))) continue;
      smallest = simpler;
      found = true;
      break;
    }
  }
  return smallest;
}
