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

function findIssues(content: unknown): readonly string[] {
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
  it('gives the ids and bodies of the manifest, read at the start', () => {
    const config = loadConfig({ TRUSTED_DOCUMENTS: fileWith(manifest) });
    const documents = config.graphql.trustedDocuments?.();
    expect(documents).toEqual([{ id: 'a1', body: 'query A { __typename }' }]);
    expect(Object.isFrozen(documents)).toBe(true);
  });

  it.each<[string, unknown, string]>([
    ['invalid JSON', '{', 'TRUSTED_DOCUMENTS names a file that is not valid JSON'],
    ['a list', [], 'TRUSTED_DOCUMENTS names a file with invalid content: the content must be an object'],
    [
      'another format',
      { ...manifest, format: 'relay' },
      'TRUSTED_DOCUMENTS names a file with invalid content: format must be apollo-persisted-query-manifest',
    ],
    [
      'another version',
      { ...manifest, version: 2 },
      'TRUSTED_DOCUMENTS names a file with invalid content: version must be 1',
    ],
    [
      'no operations',
      { ...manifest, operations: [] },
      'TRUSTED_DOCUMENTS names a file with invalid content: operations must not be empty',
    ],
    [
      'a duplicate id',
      { ...manifest, operations: [operation, operation] },
      'TRUSTED_DOCUMENTS names a file with invalid content: operations.1.id must be unique',
    ],
    [
      'an unknown type',
      { ...manifest, operations: [{ ...operation, type: 'canary' }] },
      'TRUSTED_DOCUMENTS names a file with invalid content: operations.0.type must be query, mutation or subscription',
    ],
  ])('with %s is reported', (_, content, issue) => {
    expect(findIssues(content)).toEqual([`${issue} (${join(folder, 'manifest.json')})`]);
  });

  it('reports every issue of the manifest and never quotes it', () => {
    const issues = findIssues({ format: 'canary', operations: [{ ...operation, id: '', body: 7 }] });
    expect(issues.map((issue) => /content: (\S+)/.exec(issue)?.[1])).toEqual([
      'format',
      'version',
      'operations.0.id',
      'operations.0.body',
    ]);
    expect(issues.join()).not.toContain('canary');
  });

  it('must be a readable file', () => {
    expect(() => loadConfig({ TRUSTED_DOCUMENTS: join(folder, 'none.json') })).toThrow(
      'TRUSTED_DOCUMENTS must be the path of a readable file',
    );
  });
});
