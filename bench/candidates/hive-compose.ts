/**
 * Writes the supergraph of Hive Gateway, made of an OpenAPI description of two requests to Microsoft Graph. Its location
 * is `GRAPH_BASE_URL`.
 */
import { writeFileSync } from 'node:fs';
import { getUnifiedGraphGracefully } from '@graphql-mesh/fusion-composition';
import { DefaultLogger } from '@graphql-mesh/utils';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';
import { placeholder, supergraphPath } from './hive-supergraph.ts';

const text = { type: 'string' } as const;
const integer = { type: 'integer', format: 'int32' } as const;
const resultInfo = {
  type: 'object',
  properties: { code: integer, subcode: integer, message: text },
} as const;
const identity = { type: 'object', properties: { displayName: text } } as const;

const content = (name: string) => ({
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});
const responses = { 200: { description: 'The operation', ...content('CaseOperation') } };
const pathParameter = (name: string) => ({ name, in: 'path', required: true, schema: text });

const description = {
  openapi: '3.0.3',
  info: { title: 'Operations of a case', version: 'beta' },
  paths: {
    '/beta/security/cases/ediscoveryCases/{caseId}/operations/{id}': {
      parameters: [pathParameter('caseId'), pathParameter('id')],
      get: { operationId: 'caseOperation', responses },
      patch: { operationId: 'updateCaseOperation', requestBody: content('Patch'), responses },
    },
  },
  components: {
    schemas: {
      CaseOperation: {
        title: 'CaseOperation',
        type: 'object',
        properties: {
          ...{ id: text, status: text, action: text, percentProgress: integer, resultInfo },
          ...{ createdDateTime: text, completedDateTime: { ...text, nullable: true } },
          createdBy: { type: 'object', properties: { user: identity } },
        },
      },
      Patch: { title: 'Patch', type: 'object', properties: { percentProgress: integer, resultInfo } },
    },
  },
} as const;

const load = loadOpenAPISubgraph('graph', {
  source: description as never,
  endpoint: placeholder,
  operationHeaders: { authorization: '{context.headers.authorization}' },
});
const { name, schema$ } = load({ fetch, cwd: process.cwd(), logger: new DefaultLogger() });
writeFileSync(supergraphPath, getUnifiedGraphGracefully([{ name, schema: await schema$ }]));
