import type { Pool } from 'undici';

/** As many as send at the same time. */
export const connections = 8;

const query = /* GraphQL */ `
  mutation Update($input: UpdateCaseOperationInput!) {
    updateCaseOperation(input: $input) {
      caseOperation {
        id
        status
        percentProgress
        action
        createdDateTime
        completedDateTime
        kind
        createdBy {
          user {
            displayName
          }
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`;

/** Sends updates of different operations, some at the same time; fails if one is not applied. */
export async function sendUpdates(pool: Pool, count: number): Promise<void> {
  let sent = 0;
  const send = async () => {
    while (sent < count) {
      sent += 1;
      const id = `850c64a5af7b4d5e9ab2b1d1ae0b${1_000 + (sent % 500)}`;
      const input = { caseId: 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b', id, patch: { percentProgress: 40 } };
      const { body } = await pool.request({
        ...{ method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables: { input } }) },
        headers: { 'content-type': 'application/json', authorization: 'Bearer abcdefghijklmnopqrstuvwxyz' },
      });
      const text = await body.text();
      if (!text.includes('"percentProgress":40') || !text.includes('"userErrors":[]')) throw new Error(text);
    }
  };
  await Promise.all(Array.from({ length: connections }, send));
}
