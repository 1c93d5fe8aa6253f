/** Something wrong with an input: what to mend, and the path to it from the argument's name. */
export interface ValidationIssue {
  readonly field: readonly string[];
  readonly message: string;
}
