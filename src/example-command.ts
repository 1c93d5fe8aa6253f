/** Ids of the sandbox, where the example works unchanged. */
const seed = { caseId: 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b', id: '850c2f64b1ee44a4a69729327aac2b04' };

const placeholders = { caseId: 'YOUR-CASE-ID', id: 'YOUR-OPERATION-ID' };

const mutation = ({ caseId, id }: typeof seed) => `mutation {
  updateCaseOperation(input: {
    caseId: "${caseId}"
    id: "${id}"
    patch: { status: SUCCEEDED, percentProgress: 100 }
  }) {
    caseOperation { id status percentProgress }
    userErrors { code message field }
  }
}`;

/** A shell command that runs the example; for a real tenant it contains placeholders for ids and token. */
export function exampleCommand(url: string, sandbox: boolean): string {
  const query = mutation(sandbox ? seed : placeholders).replace(/\s+/g, ' ');
  const bearer = sandbox ? '' : " -H 'authorization: Bearer YOUR-TOKEN'";
  return `curl ${url}${bearer} -H 'content-type: application/json' -d '${JSON.stringify({ query })}'`;
}

/** A shell command that restores the initial data of the sandbox at this URL. */
export function resetCommand(sandboxUrl: string): string {
  return `curl -X POST ${sandboxUrl}/_sandbox/reset -H 'content-type: application/json'`;
}
