import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import type { CaseStatus } from '../../domain/vocabulary.js';
import { DateTime } from '../scalars.js';
import { enumType, unknownFutureValue } from './enum-type.js';
import { CaseOperationIdentitySet } from './identity-set.js';

export const EdiscoveryCaseStatus = enumType<CaseStatus>(
  'EdiscoveryCaseStatus',
  'Status of a case (`microsoft.graph.security.caseStatus`).',
  {
    UNKNOWN: '`unknown`: a known member of the enumeration in Microsoft Graph.',
    ACTIVE: '`active`: open.',
    PENDING_DELETE: '`pendingDelete`: waiting to be deleted.',
    CLOSING: '`closing`: being closed.',
    CLOSED: '`closed`: closed.',
    CLOSED_WITH_ERROR: '`closedWithError`: closed, with an error while closing.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

@Directive('@key(fields: "id")')
@ObjectType('EdiscoveryCase', { description: 'A legal case (`microsoft.graph.security.ediscoveryCase`).' })
export class EdiscoveryCaseType implements EdiscoveryCase {
  @Field(() => ID, { description: 'Identifier of the case. Opaque.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Name of the case.' })
  displayName!: string | null;

  @Field(() => String, { nullable: true, description: 'Description of the case.' })
  description!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the case in another system. May be empty.',
  })
  externalId!: string | null;

  @Field(() => EdiscoveryCaseStatus, { nullable: true, description: 'Status of the case.' })
  status!: CaseStatus | null;

  @Field(() => String, {
    nullable: true,
    description: 'The status as Microsoft Graph sends it, including values that `status` does not know.',
  })
  statusRaw!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the case was created. Microsoft Graph does not report the creator.',
  })
  createdDateTime!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the case was last changed.' })
  lastModifiedDateTime!: string | null;

  @Field(() => CaseOperationIdentitySet, {
    nullable: true,
    description: 'The actors that last changed the case.',
  })
  lastModifiedBy!: CaseOperationIdentitySet | null;

  @Field(() => DateTime, { nullable: true, description: 'When the case was closed.' })
  closedDateTime!: string | null;

  @Field(() => CaseOperationIdentitySet, { nullable: true, description: 'The actors that closed the case.' })
  closedBy!: CaseOperationIdentitySet | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When Microsoft Graph returned these values. Earlier than the request if the client accepts older values (`Cache-Control: max-age`). Null if the case cannot be read.',
  })
  asOf!: string;
}
