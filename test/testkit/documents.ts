import { CASE_IDS, OPERATION_IDS } from '../../src/sandbox/world/ids.js';

/** The main case of the seed and its running operation. */
export const caseId = CASE_IDS.main;
export const id = OPERATION_IDS.running;

export const update = /* GraphQL */ `
  mutation ($input: UpdateCaseOperationInput!) {
    updateCaseOperation(input: $input) {
      caseOperation {
        id
        caseId
        action
        actionRaw
        status
        statusRaw
        percentProgress
        createdDateTime
        completedDateTime
        createdBy {
          user {
            identityId
            displayName
            userPrincipalName
          }
        }
        resultInfo {
          code
          subcode
          message
        }
      }
      plannedRequest {
        method
        path
        body
      }
      userErrors {
        code
        message
        field
        retryAfterSeconds
        requestId
      }
      clientMutationId
    }
  }
`;

export const read = /* GraphQL */ `
  query ($caseId: ID!, $id: ID!) {
    caseOperation(caseId: $caseId, id: $id) {
      id
      status
      percentProgress
      completedDateTime
    }
  }
`;
