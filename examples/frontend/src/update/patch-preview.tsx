import type { CaseOperationPatch } from '../gql/graphql';

/** The patch as it will go out. Its place is there from the start. */
export function PatchPreview({ patch }: { readonly patch: CaseOperationPatch }) {
  const empty = Object.keys(patch).length === 0;
  return (
    <details className="preview">
      <summary>What will be sent</summary>
      <pre tabIndex={0}>
        {empty ? 'Nothing yet: all properties stay as they are.' : JSON.stringify(patch, null, 2)}
      </pre>
    </details>
  );
}
