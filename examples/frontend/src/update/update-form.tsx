import type { OperationWithDetailsFragment } from '../gql/graphql';
import { type Drafts, properties, type Property } from './drafts';
import { labels } from './labels';
import { PropertyEditor } from './property-editor';
import { TriStateField } from './tri-state-field';
import { valueText } from './value-text';

interface UpdateFormProps {
  readonly seen: OperationWithDetailsFragment;
  readonly drafts: Drafts;
  readonly onDrafts: (drafts: Drafts) => void;
}

/** A tri-state field for each property of a patch. */
export function UpdateForm({ seen, drafts, onDrafts }: UpdateFormProps) {
  const change = <K extends Property>(name: K, part: Partial<Drafts[K]>) => {
    onDrafts({ ...drafts, [name]: { ...drafts[name], ...part } });
  };

  return properties.map((name) => (
    <TriStateField
      key={name}
      name={name}
      label={labels[name]}
      intent={drafts[name].intent}
      onIntent={(intent) => {
        change(name, { intent });
      }}
      present={valueText(name, seen)}
    >
      <PropertyEditor
        name={name}
        drafts={drafts}
        onValue={(key, value) => {
          change(key, { value } as Partial<Drafts[typeof key]>);
        }}
      />
    </TriStateField>
  ));
}
