import { actions, statuses } from '../vocabulary';
import type { Drafts, Property, Values } from './drafts';
import { ActorInput, DateInput, MemberSelect, ResultInput, TextInput } from './editors';

interface PropertyEditorProps {
  readonly name: Property;
  readonly drafts: Drafts;
  readonly onValue: <K extends Property>(name: K, value: Values[K]) => void;
}

/** The input for a property. */
export function PropertyEditor({ name, drafts, onValue }: PropertyEditorProps) {
  const common = <K extends Property>(key: K) => ({
    path: key,
    label: 'New value',
    value: drafts[key].value,
    onChange: (value: Values[K]) => {
      onValue(key, value);
    },
  });

  switch (name) {
    case 'status':
      return <MemberSelect {...common('status')} members={statuses} />;
    case 'action':
      return <MemberSelect {...common('action')} members={actions} />;
    case 'percentProgress':
      return <TextInput {...common('percentProgress')} type="number" />;
    case 'createdDateTime':
      return <DateInput {...common('createdDateTime')} />;
    case 'completedDateTime':
      return <DateInput {...common('completedDateTime')} />;
    case 'createdBy':
      return <ActorInput {...common('createdBy')} />;
    case 'resultInfo':
      return <ResultInput {...common('resultInfo')} />;
  }
}
