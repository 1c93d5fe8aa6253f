import type { HTMLInputTypeAttribute } from 'react';
import { actorKinds } from '../format/people';
import { toLabel } from '../format/words';
import type { ActorText, ResultText } from './drafts';
import { useFieldErrors } from './field-errors';
import { partLabels } from './labels';

interface EditorProps<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

interface TextInputProps extends EditorProps<string> {
  /** Path below `input.patch`, as in the errors of the server. */
  readonly path: string;
  readonly label: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly placeholder?: string;
  /** Spans both columns of the grid. */
  readonly wide?: boolean;
}

/** A text input with its label and its errors. */
export function TextInput({
  path,
  label,
  value,
  onChange,
  type = 'text',
  placeholder,
  wide,
}: TextInputProps) {
  const { attributes, text } = useFieldErrors(path);
  return (
    <label className={wide ? 'stacked-field wide' : 'stacked-field'}>
      <span>{label}</span>
      <input
        type={type}
        value={value}
        placeholder={placeholder}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        {...attributes}
      />
      {/* The tri-state field shows the errors of a top-level property. */}
      {path.includes('.') && text}
    </label>
  );
}

interface MemberSelectProps extends EditorProps<string> {
  readonly label: string;
  readonly members: readonly string[];
}

export function MemberSelect({ label, members, value, onChange }: MemberSelectProps) {
  return (
    <label className="stacked-field">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        {members.map((member) => (
          <option key={member} value={member}>
            {toLabel(member)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Not a date picker: Graph keeps seven fraction digits and an offset, which no picker supports. */
export function DateInput({ path, label, value, onChange }: TextInputProps) {
  return (
    <div className="with-button">
      <TextInput
        path={path}
        label={label}
        value={value}
        onChange={onChange}
        placeholder="2026-08-31T13:45:00Z"
      />
      <button
        type="button"
        className="button"
        onClick={() => {
          onChange(new Date().toISOString());
        }}
      >
        Now
      </button>
    </div>
  );
}

export function ActorInput({ value, onChange }: EditorProps<ActorText>) {
  // The server reports an empty actor at its kind: `createdBy.user`.
  const { text } = useFieldErrors(`createdBy.${value.kind}`);
  return (
    <div className="grid-fields">
      <MemberSelect
        label="Who"
        members={actorKinds}
        value={value.kind}
        onChange={(kind) => {
          onChange({ ...value, kind: kind as ActorText['kind'] });
        }}
      />
      {(['displayName', 'userPrincipalName', 'identityId'] as const).map((part) => (
        <TextInput
          key={part}
          path={`createdBy.${value.kind}.${part}`}
          label={partLabels[part]}
          value={value[part]}
          onChange={(changed) => {
            onChange({ ...value, [part]: changed });
          }}
        />
      ))}
      {text}
    </div>
  );
}

export function ResultInput({ value, onChange }: EditorProps<ResultText>) {
  return (
    <div className="grid-fields">
      {(['code', 'subcode', 'message'] as const).map((part) => (
        <TextInput
          key={part}
          path={`resultInfo.${part}`}
          wide={part === 'message'}
          label={partLabels[part]}
          value={value[part]}
          onChange={(changed) => {
            onChange({ ...value, [part]: changed });
          }}
        />
      ))}
    </div>
  );
}
