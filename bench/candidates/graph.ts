import { Pool } from 'undici';

/** A request to Microsoft Graph. The path begins with the id of a case. */
export type SendToGraph = (
  authorization: string,
  path: string,
  patch?: object,
) => Promise<{ readonly status: number; readonly text: string }>;

const root = '/beta/security/cases/ediscoveryCases';

export const toOperationPath = (caseId: string, id: string) => `${caseId}/operations/${id}`;

/** Connects to `GRAPH_BASE_URL`, with as many connections as this server opens. */
export function connectToGraph(): SendToGraph {
  const pool = new Pool(process.env['GRAPH_BASE_URL'] ?? '', { connections: 16 });
  return async (authorization, path, patch) => {
    const { statusCode, body } = await pool.request({
      method: patch ? 'PATCH' : 'GET',
      path: `${root}/${path}`,
      headers: { authorization, ...(patch && { 'content-type': 'application/json' }) },
      ...(patch && { body: JSON.stringify(patch) }),
    });
    return { status: statusCode, text: await body.text() };
  };
}
