/** The mutation that a newcomer pastes: it works as it stands on the sandbox's seed. */
const mutation = `mutation {
  updateCaseOperation(input: {
    caseId: "b0073e4e-4184-41c6-9eb7-8c8cc3e2288b"
    id: "850c2f64b1ee44a4a69729327aac2b04"
    patch: { status: SUCCEEDED, percentProgress: 100 }
  }) {
    caseOperation { id status percentProgress }
    userErrors { code message field }
  }
}`;

/** A command for a shell that runs the example against a server. */
export function exampleCommand(url: string): string {
  const query = mutation.replace(/\s+/g, ' ');
  return `curl ${url} -H 'content-type: application/json' -d '${JSON.stringify({ query })}'`;
}
