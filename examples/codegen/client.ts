/** A typed client: tsc checks its variables and its use of the result against the schema. */
import process from 'node:process';
import { graphql } from './generated/gql.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

const [url = 'http://127.0.0.1:4000/graphql'] = process.argv.slice(2);

async function send(body: string): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  } catch {
    console.error(`No server answers at ${url}. Start one in another terminal: npm start`);
    process.exit(1);
  }
}

async function ask<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables) {
  const body = JSON.stringify({ query: document, variables });
  const response = await send(body);
  const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] };
  if (!data || errors) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return data;
}

const complete = graphql(`
  mutation Complete($input: UpdateCaseOperationInput!) {
    updateCaseOperation(input: $input) {
      caseOperation {
        status
        percentProgress
      }
      userErrors {
        code
        message
      }
    }
  }
`);

// Ids in the initial data of the sandbox.
const ref = { caseId: 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b', id: '850c2f64b1ee44a4a69729327aac2b04' };
const { updateCaseOperation } = await ask(complete, {
  input: { ...ref, patch: { status: 'SUCCEEDED', percentProgress: 100 } },
});
for (const { code, message } of updateCaseOperation?.userErrors ?? []) console.log(`${code}: ${message}`);
const changed = updateCaseOperation?.caseOperation;
if (changed)
  console.log(
    `The operation is ${changed.status ?? 'unknown'}, at ${changed.percentProgress ?? '?'} percent.`,
  );
