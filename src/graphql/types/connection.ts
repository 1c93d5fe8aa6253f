import { Directive, Field, ObjectType } from 'type-graphql';
import { CaseOperationType } from './case-operation.js';
import { EdiscoveryCaseType } from './ediscovery-case.js';

@Directive('@shareable')
@ObjectType({ description: "Where a page stands in its list (Relay's cursor connections)." })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more comes after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something comes before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first edge.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last edge: the next `after`.' })
  endCursor!: string | null;
}

@ObjectType({ description: 'An operation and its place in the list.' })
export class CaseOperationEdge {
  @Field(() => CaseOperationType, { description: 'The operation.' })
  node!: CaseOperationType;

  @Field(() => String, { description: 'Opaque; belongs to this list and order.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of operations.' })
export class CaseOperationConnection {
  @Field(() => [CaseOperationEdge], { description: 'The operations and their places.' })
  edges!: CaseOperationEdge[];

  @Field(() => [CaseOperationType], { description: 'The operations alone.' })
  nodes!: CaseOperationType[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'A case and its place in the list.' })
export class EdiscoveryCaseEdge {
  @Field(() => EdiscoveryCaseType, { description: 'The case.' })
  node!: EdiscoveryCaseType;

  @Field(() => String, { description: 'Opaque; belongs to this list.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of cases.' })
export class EdiscoveryCaseConnection {
  @Field(() => [EdiscoveryCaseEdge], { description: 'The cases and their places.' })
  edges!: EdiscoveryCaseEdge[];

  @Field(() => [EdiscoveryCaseType], { description: 'The cases alone.' })
  nodes!: EdiscoveryCaseType[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
