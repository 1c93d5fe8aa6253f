import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import type { CaseStatus as Status } from '../../domain/vocabulary.js';
import { DateTime } from '../scalars.js';
import { enumType, unknownFutureValue } from './enum-type.js';
import { IdentitySetType } from './identity-set.js';

export const CaseStatus = enumType<Status>(
  'CaseStatus',
  'The state of a case (`microsoft.graph.security.caseStatus`).',
  {
    UNKNOWN: "`unknown`: Graph's own word, a known member.",
    ACTIVE: '`active`: open.',
    PENDING_DELETE: '`pendingDelete`: about to be deleted.',
    CLOSING: '`closing`: being closed.',
    CLOSED: '`closed`: closed.',
    CLOSED_WITH_ERROR: '`closedWithError`: closed, with an error on the way.',
    UNKNOWN_FUTURE_VALUE: unknownFutureValue,
  },
);

@Directive('@key(fields: "id")')
@ObjectType('EdiscoveryCase', { description: 'A legal case (`microsoft.graph.security.ediscoveryCase`).' })
export class EdiscoveryCaseType implements EdiscoveryCase {
  @Field(() => ID, { description: 'The id of the case. Opaque.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The name of the case.' })
  displayName!: string | null;

  @Field(() => String, { nullable: true, description: 'What the case is about.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: "The case's number elsewhere. May be empty." })
  externalId!: string | null;

  @Field(() => CaseStatus, { nullable: true, description: 'The state of the case.' })
  status!: Status | null;

  @Field(() => String, {
    nullable: true,
    description: "The status in Graph's own text, also where `status` does not know it.",
  })
  statusRaw!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the case was created. Graph tells nobody who created it.',
  })
  createdDateTime!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the case was last changed.' })
  lastModifiedDateTime!: string | null;

  @Field(() => IdentitySetType, { nullable: true, description: 'Who last changed the case.' })
  lastModifiedBy!: IdentitySetType | null;

  @Field(() => DateTime, { nullable: true, description: 'When the case was closed.' })
  closedDateTime!: string | null;

  @Field(() => IdentitySetType, { nullable: true, description: 'Who closed the case.' })
  closedBy!: IdentitySetType | null;
}
