import { None } from '../components/badge';
import type { FileFragment } from '../gql/graphql';
import { Size } from './values';

export function Files({ files }: { readonly files: readonly FileFragment[] | null }) {
  if (!files || files.length === 0) return <None />;
  return (
    <ul className="files">
      {files.map((file, index) => (
        // Files have no id, and two may have the same name.
        <li key={index}>
          <span className="file-name">{file.fileName ?? 'Unnamed file'}</span>
          <Size bytes={file.size} />
        </li>
      ))}
    </ul>
  );
}
