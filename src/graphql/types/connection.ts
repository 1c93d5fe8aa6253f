import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { CaseOperationType } from './case-operation.js';
import { EdiscoveryCaseType } from './ediscovery-case.js';

@Directive('@shareable')
@ObjectType('PageInfo', {
  simpleResolvers: true,
  description: 'Position of a page in its list (Relay cursor connections).',
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are items after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are items before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last edge. Pass it as `after` to get the next page.',
  })
  endCursor!: string | null;
}

@ObjectType('CaseOperationEdge', { simpleResolvers: true, description: 'An operation with its cursor.' })
export class CaseOperationEdge {
  @Field(() => CaseOperationType, { description: 'The operation.' })
  node!: CaseOperationType;

  @Field(() => String, { description: 'Opaque. Only valid for the same list and order.' })
  cursor!: string;
}

@ObjectType('CaseOperationConnection', { simpleResolvers: true, description: 'A page of operations.' })
export class CaseOperationConnection {
  @Field(() => [CaseOperationEdge], { description: 'The operations with their cursors.' })
  edges!: CaseOperationEdge[];

  @Field(() => [CaseOperationType], { description: 'The operations without cursors.' })
  nodes!: CaseOperationType[];

  @Field(() => PageInfo, { description: 'Position of the page in the list.' })
  pageInfo!: PageInfo;

  @Field(() => Int, {
    description: 'Number of operations that match the filter, on all pages.',
  })
  totalCount!: number;
}

@ObjectType('EdiscoveryCaseEdge', { simpleResolvers: true, description: 'A case with its cursor.' })
export class EdiscoveryCaseEdge {
  @Field(() => EdiscoveryCaseType, { description: 'The case.' })
  node!: EdiscoveryCaseType;

  @Field(() => String, { description: 'Opaque. Only valid for the same list.' })
  cursor!: string;
}

@ObjectType('EdiscoveryCaseConnection', { simpleResolvers: true, description: 'A page of cases.' })
export class EdiscoveryCaseConnection {
  @Field(() => [EdiscoveryCaseEdge], { description: 'The cases with their cursors.' })
  edges!: EdiscoveryCaseEdge[];

  @Field(() => [EdiscoveryCaseType], { description: 'The cases without cursors.' })
  nodes!: EdiscoveryCaseType[];

  @Field(() => PageInfo, { description: 'Position of the page in the list.' })
  pageInfo!: PageInfo;
}
