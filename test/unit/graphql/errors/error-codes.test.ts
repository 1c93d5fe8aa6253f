import { globSync, readFileSync } from 'node:fs';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { errorCatalog } from '../../../../src/domain/error-catalog.js';
import { errorCodes } from '../../../../src/domain/errors.js';
import { listErrorCodes } from '../../../../src/graphql/errors/error-codes.js';
import { limitCodes, requestErrorCodes } from '../../../../src/graphql/limits/limit-codes.js';

describe('the list of error codes', () => {
  const codes = listErrorCodes().map(({ code }) => code);

  it('has every code of the server once', () => {
    const apollo = Object.values(ApolloServerErrorCode);
    expect([...codes].sort()).toEqual(
      [...errorCodes, ...requestErrorCodes, ...apollo, 'METHOD_NOT_ALLOWED', 'TOO_MANY_ERRORS'].sort(),
    );
  });

  it('has a meaning and an HTTP status for every code', () => {
    for (const { code, meaning, httpStatus } of listErrorCodes()) {
      expect([code, meaning]).toEqual([code, expect.stringMatching(/^[A-Z].*\.$/)]);
      expect([200, 400, 401, 405, 408, 413, 414, 429, 431]).toContain(httpStatus);
    }
  });
});

describe('an error code', () => {
  it('is used: every reason of the catalog and every limit has a place that reports it', () => {
    const tables = ['error-catalog.ts', 'limit-codes.ts'];
    const source = globSync('src/**/*.ts', { exclude: (name) => name === 'node_modules' })
      .filter((file) => !tables.some((table) => file.endsWith(table)))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const names = [...Object.keys(errorCatalog), ...Object.keys(limitCodes)];
    expect(names.filter((name) => !source.includes(`'${name}'`))).toEqual([]);
  });
});
