import type { ExampleIds } from './example-ids.js';

export const read = ({ caseId, exported }: ExampleIds) => `# Reads an operation. The type of its details
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

export const cases = `# The cases that you may see. Their ids replace
# YOUR-CASE-ID in the other tabs.
query ListCases {
  ediscoveryCases(first: 10) {
    nodes {
      id
      displayName
      status
    }
  }
}
`;

export const list = ({ caseId }: ExampleIds) => `# The exports of a case, newest first.
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

export const page = `# Cases, page by page. For the next page set
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

export const watch = ({
  caseId,
  running,
}: ExampleIds) => `# Watches an operation: its present state, then each
# change. Change it in another tab of the browser.
subscription WatchOperation {
  caseOperationProgress(
    caseId: "${caseId}"
    id: "${running}"
  ) {
    caseOperation {
      id
      status
      percentProgress
    }
    asOf
    stale
    nextExpectedInSeconds
  }
}
`;
