import { type ASTNode, type DocumentNode, visit } from 'graphql';

/** The number of lines that are counted for each error. */
const maxLines = 200;

function hasManyLines(text: string): boolean {
  let lines = 0;
  for (const character of text) {
    if (character === '\n' || character === '\r') lines += 1;
    if (lines > maxLines) return true;
  }
  return false;
}

const validated = new WeakSet<DocumentNode>();

/**
 * Removes the locations of a document with many lines after it has been validated. For each error graphql-js counts
 * the lines before it, so thousands of errors in a document of thousands of empty lines would take minutes. Errors
 * of execution still have their path.
 */
export function forgetLocations(document: DocumentNode): void {
  if (validated.has(document)) return;
  validated.add(document);
  if (!document.loc || !hasManyLines(document.loc.source.body)) return;
  visit(document, {
    enter(node: ASTNode) {
      Reflect.deleteProperty(node, 'loc');
    },
  });
}
