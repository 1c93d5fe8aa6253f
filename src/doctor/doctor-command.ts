import type { ConfigSources } from '../config/load-config.js';
import { runDoctor } from './doctor.js';
import { formatStep, formatSummary } from './format-report.js';
import type { DoctorOptions } from './run-context.js';

export interface DoctorCommandOptions extends DoctorOptions {
  readonly version: string;
  /** Whether the report is printed as JSON, at the end. */
  readonly json: boolean;
  readonly isColored: boolean;
  /** Receives text for standard output, without its last line break. */
  readonly print: (text: string) => void;
  /** The same for standard error. */
  readonly printError: (text: string) => void;
}

/** Runs the command; returns its exit code: 0 if nothing is to do, otherwise 1. */
export async function runDoctorCommand(
  sources: ConfigSources,
  { version, json, isColored, print, printError, ...options }: DoctorCommandOptions,
): Promise<0 | 1> {
  const report = await runDoctor(sources, options, {
    version,
    onStep: (step) => {
      if (!json) print(formatStep(step, isColored));
    },
    announce: (text) => {
      if (json) printError(text);
      else print(`${text}\n`);
    },
  });
  print(json ? JSON.stringify(report, undefined, 2) : formatSummary(report));
  return report.ok ? 0 : 1;
}
