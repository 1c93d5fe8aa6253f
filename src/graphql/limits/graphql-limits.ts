/** Maximum values for one GraphQL request. */
export interface GraphQLLimits {
  /** Size of a document in bytes. */
  readonly documentBytes: number;
  /** Number of tokens of a document: names, numbers, strings, brackets. */
  readonly tokens: number;
  /** Levels of fields; fragments add none. */
  readonly depth: number;
  /** Number of aliases of an operation, with fragments expanded. */
  readonly aliases: number;
  /** Number of directives in a document. */
  readonly directives: number;
  /** Number of root fields of an operation, with fragments expanded. */
  readonly rootFields: number;
  /** Number of fields in the largest possible response; a list adds 1500, a read 100 and a change 10. */
  readonly cost: number;
  /** Number of representations in one `_entities`. */
  readonly entities: number;
  /** Number of items in any other list of the input. */
  readonly listItems: number;
  /** Number of items of one page. */
  readonly pageSize: number;
}
