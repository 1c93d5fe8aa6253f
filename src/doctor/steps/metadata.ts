import { compareMetadata } from '../metadata/compare-metadata.js';
import { readCsdl } from '../metadata/csdl-reader.js';
import type { Answer } from '../graph-client.js';
import { type Step, createStep } from '../report.js';

function skip(reason: string): Step {
  return createStep('metadata', 'skipped', `The public metadata ($metadata) were not compared: ${reason}.`);
}

function toLine(label: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${label}: ${names.join(', ')}.`];
}

/** Reports what the metadata of the cloud have and this build does not know. */
export function checkMetadata(answer: Answer): Step {
  if (answer.kind !== 'response') {
    return skip(answer.kind === 'network' ? `no response (${answer.code})` : 'no response');
  }
  const { status, text } = answer.response;
  if (status !== 200 || text === undefined) return skip(`the response has status ${status}`);
  const differences = compareMetadata(readCsdl(text));
  if (!differences) return skip('they do not contain microsoft.graph.security.caseOperation');
  const { members, properties, types } = differences;
  const facts = { members, properties, types };
  if (members.length + properties.length + types.length === 0) {
    return createStep('metadata', 'ok', 'This build knows all that the metadata have of these types.', {
      facts,
    });
  }
  return createStep(
    'metadata',
    'note',
    [
      'The metadata have more than this build knows. Look for a newer version.',
      ...toLine('Enum members, read as UNKNOWN_FUTURE_VALUE', members),
      ...toLine('Properties, not read', properties),
      ...toLine('Derived types, read as kind UNKNOWN', types),
    ],
    { facts },
  );
}
