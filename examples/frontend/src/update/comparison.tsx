import type { CaseOperationPatch } from '../gql/graphql';
import { properties, type Property } from './drafts';
import { labels } from './labels';
import { type ValueHolder, valueText } from './value-text';

interface ComparisonProps {
  readonly caption: string;
  readonly columns: readonly { readonly title: string; readonly values: ValueHolder }[];
  /** The properties to compare. */
  readonly of: CaseOperationPatch;
  readonly differs?: (name: Property) => boolean;
}

/** Compares the same properties of several objects, such as before, now and changed. */
export function Comparison({ caption, columns, of, differs }: ComparisonProps) {
  return (
    <table className="comparison">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <td />
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {properties
          .filter((name) => of[name] !== undefined)
          .map((name) => (
            <tr key={name} data-differs={differs?.(name)}>
              <th scope="row">{labels[name]}</th>
              {columns.map(({ title, values }) => (
                <td key={title}>{valueText(name, values)}</td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
