import { CASE_IDS, OPERATION_IDS } from '../sandbox/world/ids.js';

/** The ids in the examples. */
export interface ExampleIds {
  readonly caseId: string;
  readonly running: string;
  readonly exported: string;
  readonly others: readonly [string, string];
}

/** Ids of the sandbox, with which the examples run unchanged. */
export const seed: ExampleIds = {
  caseId: CASE_IDS.main,
  running: OPERATION_IDS.running,
  exported: OPERATION_IDS.export,
  others: [OPERATION_IDS.tag, OPERATION_IDS.index],
};

export const placeholders: ExampleIds = {
  caseId: 'YOUR-CASE-ID',
  running: 'YOUR-OPERATION-ID',
  exported: 'YOUR-OPERATION-ID',
  others: ['YOUR-OPERATION-ID', 'ANOTHER-OPERATION-ID'],
};

export interface Example {
  readonly query: string;
  readonly variables?: string;
  readonly headers?: string;
}

const json = (value: object) => JSON.stringify(value, null, 2);

const update = ({ caseId, running }: ExampleIds) => `# Updates an operation. Properties that are not in
# the patch are unchanged; null clears a property.
mutation UpdateOperation {
  updateCaseOperation(input: {
    caseId: "${caseId}"
    id: "${running}"
    patch: {
      status: SUCCEEDED
      percentProgress: 100
    }
  }) {
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
}
`;

const read = ({ caseId, exported }: ExampleIds) => `# Reads an operation. The type of its details
# depends on its kind.
query ReadOperation {
  caseOperation(
    caseId: "${caseId}"
    id: "${exported}"
  ) {
    kind
    action
    status
    percentProgress
    createdDateTime
    completedDateTime
    createdBy {
      user {
        displayName
      }
    }
    resultInfo {
      code
      message
    }
    details {
      __typename
      ... on EdiscoveryExportDetails {
        outputName
        exportStructure
        exportFileMetadata {
          fileName
          size
        }
      }
    }
  }
}
`;

const list = ({ caseId }: ExampleIds) => `# The exports of a case, newest first.
query ListOperations {
  ediscoveryCase(
    id: "${caseId}"
  ) {
    displayName
    operations(
      first: 5
      filter: { kind: [EXPORT, SEARCH_EXPORT] }
      orderBy: {
        field: CREATED_DATE_TIME
        direction: DESC
      }
    ) {
      nodes {
        id
        action
        status
        createdDateTime
      }
      pageInfo {
        hasNextPage
      }
    }
  }
}
`;

const page = `# Cases, page by page. For the next page set
# the variable "after" to endCursor.
query PageThroughCases($first: Int!, $after: String) {
  ediscoveryCases(first: $first, after: $after) {
    nodes {
      id
      displayName
      status
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;

const bulk = `# Updates several operations, see the variables.
# Each update has its own result.
mutation UpdateManyOperations($input: UpdateCaseOperationsInput!) {
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

const rejected = ({ caseId, running }: ExampleIds) => `# An invalid patch is not sent: userErrors
# contains each issue and its path.
mutation RejectedUpdate {
  updateCaseOperation(input: {
    caseId: "${caseId}"
    id: "${running}"
    patch: { percentProgress: 150 }
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

/** The initial tabs. */
export function examples(ids: ExampleIds): readonly Example[] {
  const [one, other] = ids.others.map((id) => ({ caseId: ids.caseId, id }));
  const updates = [
    { ...one, patch: { percentProgress: 100 } },
    { ...other, patch: { percentProgress: 100, resultInfo: null } },
  ];
  return [
    { query: update(ids) },
    { query: read(ids) },
    { query: list(ids) },
    { query: page, variables: json({ first: 2, after: null }) },
    { query: bulk, variables: json({ input: { updates } }) },
    { query: rejected(ids) },
  ];
}
