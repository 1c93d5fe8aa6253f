import { GraphQLScalarType } from 'graphql';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

const toEnum = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));

export const CaseAction = toEnum(
  ...['ADD_TO_REVIEW_SET', 'APPLY_TAGS', 'CONTENT_EXPORT', 'CONVERT_TO_PDF', 'ESTIMATE_STATISTICS'],
  ...['EXPORT_REPORT', 'EXPORT_RESULT', 'HOLD_POLICY_SYNC', 'HOLD_UPDATE', 'INDEX', 'PURGE_DATA'],
);
export const Status = toEnum(
  ...['FAILED', 'NOT_STARTED', 'PARTIALLY_SUCCEEDED', 'RUNNING', 'SUBMISSION_FAILED', 'SUCCEEDED'],
);
export const Kind = toEnum(
  ...['ADD_TO_REVIEW_SET', 'ESTIMATE', 'EXPORT', 'HOLD', 'HOLD_POLICY_SYNC', 'INDEX', 'PURGE_DATA'],
  ...['SEARCH_EXPORT', 'TAG', 'UNKNOWN'],
);
registerEnumType(CaseAction, { name: 'CaseAction' });
registerEnumType(Status, { name: 'CaseOperationStatus' });
registerEnumType(Kind, { name: 'CaseOperationKind' });

export const Representation = new GraphQLScalarType({ name: '_Any' });

@ObjectType()
export class CaseOperationIdentity {
  @Field(() => String, { nullable: true }) displayName?: string | null;
}

@ObjectType()
export class CaseOperationIdentitySet {
  @Field(() => CaseOperationIdentity, { nullable: true }) user?: CaseOperationIdentity | null;
}

@ObjectType()
export class CaseOperationResultInfo {
  @Field(() => Int, { nullable: true }) code?: number | null;
  @Field(() => Int, { nullable: true }) subcode?: number | null;
  @Field(() => String, { nullable: true }) message?: string | null;
}

@ObjectType()
export class CaseOperation {
  @Field(() => ID) id!: string;
  @Field(() => ID) caseId!: string;
  @Field(() => CaseAction, { nullable: true }) action?: string;
  @Field(() => Status, { nullable: true }) status?: string;
  @Field(() => Kind) kind!: string;
  @Field(() => Int, { nullable: true }) percentProgress?: number;
  @Field(() => String, { nullable: true }) createdDateTime?: string;
  @Field(() => String, { nullable: true }) completedDateTime?: string | null;
  @Field(() => CaseOperationIdentitySet, { nullable: true }) createdBy?: CaseOperationIdentitySet | null;
  @Field(() => CaseOperationResultInfo, { nullable: true }) resultInfo?: CaseOperationResultInfo | null;
}

@ObjectType()
export class CaseOperationConnection {
  @Field(() => [CaseOperation]) nodes!: CaseOperation[];
  @Field(() => Int) totalCount!: number;
}

@ObjectType()
export class EdiscoveryCase {
  @Field(() => ID) id!: string;
}

@ObjectType()
export class UserError {
  @Field(() => String) code!: string;
  @Field(() => String) message!: string;
}

@ObjectType()
export class UpdateCaseOperationPayload {
  @Field(() => CaseOperation, { nullable: true }) caseOperation?: CaseOperation;
  @Field(() => [UserError]) userErrors!: UserError[];
}

@ObjectType()
export class UpdateCaseOperationsPayload {
  @Field(() => [UpdateCaseOperationPayload]) results!: UpdateCaseOperationPayload[];
}

@InputType()
export class CaseOperationResultInfoInput {
  @Field(() => Int, { nullable: true }) code?: number;
  @Field(() => Int, { nullable: true }) subcode?: number;
  @Field(() => String, { nullable: true }) message?: string;
}

@InputType()
export class CaseOperationPatch {
  @Field(() => Int, { nullable: true }) percentProgress?: number;
  @Field(() => CaseOperationResultInfoInput, { nullable: true }) resultInfo?: CaseOperationResultInfoInput;
}

@InputType()
export class UpdateCaseOperationInput {
  @Field(() => ID) caseId!: string;
  @Field(() => ID) id!: string;
  @Field(() => CaseOperationPatch) patch!: CaseOperationPatch;
}

@InputType()
export class UpdateCaseOperationsInput {
  @Field(() => [UpdateCaseOperationInput]) updates!: UpdateCaseOperationInput[];
}
