/** How much one GraphQL request may ask for. */
export interface GraphQLLimits {
  /** Tokens of a document: names, numbers, strings, brackets. */
  readonly tokens: number;
  /** Levels of fields; fragments add none. */
  readonly depth: number;
  /** Aliases of an operation, fragments spread out. */
  readonly aliases: number;
  /** Directives in a document. */
  readonly directives: number;
  /** Fields at the root of an operation, fragments spread out. */
  readonly rootFields: number;
  /** Fields that the answer could have at most; a list costs 500 and a change 10 beside them. */
  readonly cost: number;
  /** Representations in one `_entities`. */
  readonly entities: number;
  /** Items in any other list of the input. */
  readonly listItems: number;
  /** Items of one page. */
  readonly pageSize: number;
}
