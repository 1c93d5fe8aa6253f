import type { CaseOperationPatch } from '../gql/graphql';

/** The patch as it will be sent. Always rendered, so that the layout does not shift. */
export function PatchPreview({ patch }: { readonly patch: CaseOperationPatch }) {
  const empty = Object.keys(patch).length === 0;
  return (
    <details className="preview">
      <summary>Patch preview</summary>
      <pre tabIndex={0}>
        {empty ? 'Empty: all properties remain unchanged.' : JSON.stringify(patch, null, 2)}
      </pre>
    </details>
  );
}
