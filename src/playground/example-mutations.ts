import type { ExampleIds } from './example-ids.js';

const dryRunHint = `# A dry run: nothing is sent. Remove dryRun to
# send the change.
`;

const dryRunArgument = `
    dryRun: true`;

const plannedRequest = `
    plannedRequest {
      method
      path
      body
    }`;

export const update = ({
  caseId,
  running,
  dryRun,
}: ExampleIds) => `# Updates an operation. Properties that are not in
# the patch are unchanged; null clears a property.
${dryRun ? dryRunHint : ''}mutation UpdateOperation {
  updateCaseOperation(input: {
    caseId: "${caseId}"
    id: "${running}"
    patch: {
      status: SUCCEEDED
      percentProgress: 100
    }${dryRun ? dryRunArgument : ''}
  }) {
    caseOperation {
      id
      status
      percentProgress
    }${dryRun ? plannedRequest : ''}
    userErrors {
      code
      message
      field
    }
  }
}
`;

export const bulk = ({ dryRun }: ExampleIds) => `# Updates several operations, see the variables.
# Each update has its own result.
${dryRun ? dryRunHint : ''}mutation UpdateManyOperations($input: UpdateCaseOperationsInput!) {
  updateCaseOperations(input: $input) {
    results {
      caseOperation {
        id
        status
        percentProgress
      }
      userErrors {
        code
        message
        field
      }
    }
    userErrors {
      code
      message
    }
  }
}
`;

export const rejected = ({
  caseId,
  running,
  dryRun,
}: ExampleIds) => `# An invalid patch is not sent: userErrors
# contains each issue and its path.
mutation RejectedUpdate {
  updateCaseOperation(input: {
    caseId: "${caseId}"
    id: "${running}"
    patch: { percentProgress: 150 }${dryRun ? dryRunArgument : ''}
  }) {
    caseOperation {
      id
    }
    userErrors {
      code
      message
      field
    }
  }
}
`;
