import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '../../../src/config/load-config.js';

const folder = mkdtempSync(join(tmpdir(), 'case-operations-'));

function fileWith(content: unknown): string {
  const path = join(folder, 'manifest.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function problemsOf(content: unknown): readonly string[] {
  try {
    loadConfig({ TRUSTED_DOCUMENTS: fileWith(content) });
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
  return [];
}

const operation = { id: 'a1', name: 'A', type: 'query', body: 'query A { __typename }' };
const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations: [operation] };

describe('TRUSTED_DOCUMENTS', () => {
  it('is read at the start: the ids and bodies of the manifest', () => {
    const config = loadConfig({ TRUSTED_DOCUMENTS: fileWith(manifest) });
    expect(config.graphql.trustedDocuments).toEqual([{ id: 'a1', body: 'query A { __typename }' }]);
    expect(Object.isFrozen(config.graphql.trustedDocuments)).toBe(true);
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'TRUSTED_DOCUMENTS names a file that is no JSON'],
    ['a list', [], 'TRUSTED_DOCUMENTS names a file in which the whole must be an object'],
    [
      'another format',
      { ...manifest, format: 'relay' },
      'TRUSTED_DOCUMENTS names a file in which format must be apollo-persisted-query-manifest',
    ],
    [
      'another version',
      { ...manifest, version: 2 },
      'TRUSTED_DOCUMENTS names a file in which version must be 1',
    ],
    [
      'no operations',
      { ...manifest, operations: [] },
      'TRUSTED_DOCUMENTS names a file in which operations must not be empty',
    ],
    [
      'an id twice',
      { ...manifest, operations: [operation, operation] },
      'TRUSTED_DOCUMENTS names a file in which operations.1.id is there twice',
    ],
    [
      'a type that is none',
      { ...manifest, operations: [{ ...operation, type: 'canary' }] },
      'TRUSTED_DOCUMENTS names a file in which operations.0.type must be query, mutation or subscription',
    ],
  ])('with %s is a problem', (_, content, problem) => {
    expect(problemsOf(content)).toEqual([problem]);
  });

  it('tells every problem of the manifest, and nothing that stands in it', () => {
    const problems = problemsOf({ format: 'canary', operations: [{ ...operation, id: '', body: 7 }] });
    expect(problems.map((problem) => /in which (\S+)/.exec(problem)?.[1])).toEqual([
      'format',
      'version',
      'operations.0.id',
      'operations.0.body',
    ]);
    expect(problems.join()).not.toContain('canary');
  });

  it('that cannot be read is a problem', () => {
    expect(() => loadConfig({ TRUSTED_DOCUMENTS: join(folder, 'none.json') })).toThrow(
      'TRUSTED_DOCUMENTS names a file that cannot be read',
    );
  });
});
