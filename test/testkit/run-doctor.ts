import { runDoctorCommand } from '../../src/doctor/doctor-command.js';
import type { DoctorOptions } from '../../src/doctor/run-context.js';
import type { Report, Step, StepName } from '../../src/doctor/report.js';

export interface Run {
  readonly exitCode: number;
  readonly report: Report;
  /** Everything that was printed, for people and as JSON. */
  readonly output: string;
  step(name: StepName): Step;
  /** The rows of the causes of a check. */
  rows(name: StepName): (number | null)[];
}

/** Texts of the sandbox and of the authority that must never be shown, among them the backend addresses of errors. */
const canaries = [
  'substrate',
  'CaseException',
  'Processing of the HTTP request',
  'Request for case type',
  'Insufficient privileges',
  'Trace ID',
  'Correlation ID',
  'Contoso',
  'CANARY',
  'eyJ',
];

/** Runs the command as JSON, as the program does. `secrets` must not be printed. */
export async function run(
  environment: Record<string, string>,
  options: DoctorOptions = {},
  secrets: readonly string[] = [],
): Promise<Run> {
  const printed: string[] = [];
  const errors: string[] = [];
  const exitCode = await runDoctorCommand(
    { environment },
    {
      ...{ version: '1.2.3', json: true, isColored: false, ...options },
      print: (text) => printed.push(text),
      printError: (text) => errors.push(text),
    },
  );
  const output = [...printed, ...errors].join('\n');
  for (const secret of [...canaries, ...secrets]) expect(output).not.toContain(secret);
  const report = JSON.parse(printed.join('\n')) as Report;
  expect(exitCode).toBe(report.ok ? 0 : 1);
  if (report.requests.announced > 0)
    expect(errors.join()).toContain(`up to ${report.requests.announced} eDiscovery`);
  expect(report.requests.sent).toBeLessThanOrEqual(report.requests.announced);
  expect(report.requests.announced).toBeLessThanOrEqual(4);
  const step = (name: StepName) => {
    const found = report.steps.find((one) => one.step === name);
    if (!found) throw new Error(`no step ${name}`);
    return found;
  };
  return { exitCode, report, output, step, rows: (name) => step(name).causes.map(({ row }) => row) };
}
