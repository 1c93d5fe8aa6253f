import { toLabel } from '../format/words';
import type { CaseOperationFilter } from '../gql/graphql';
import { setSearch } from '../router';
import { actions, kinds, statuses } from '../vocabulary';
import { orders, readOrder } from './operation-order';

const choices = [
  { name: 'status', label: 'Status', members: statuses },
  { name: 'kind', label: 'Kind', members: kinds },
  { name: 'action', label: 'Action', members: actions },
] as const;

function chosen<M extends string>(
  search: URLSearchParams,
  name: string,
  members: readonly M[],
): M | undefined {
  return members.find((member) => member === search.get(name));
}

/** Reads the filter from the URL. Values that are not in the schema are ignored. */
export function readFilter(search: URLSearchParams): CaseOperationFilter | null {
  const status = chosen(search, 'status', statuses);
  const kind = chosen(search, 'kind', kinds);
  const action = chosen(search, 'action', actions);
  if (!status && !kind && !action) return null;
  return {
    ...(status && { status: [status] }),
    ...(kind && { kind: [kind] }),
    ...(action && { action: [action] }),
  };
}

export function OperationFilters({ search }: { readonly search: URLSearchParams }) {
  const choose = (name: string, member: string) => {
    const next = new URLSearchParams(search);
    if (member) next.set(name, member);
    else next.delete(name);
    setSearch(next);
  };

  return (
    <form
      className="filters"
      aria-label="Filters and order"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      {choices.map(({ name, label, members }) => (
        <label key={name} className="inline-field">
          <span>{label}</span>
          <select
            value={chosen<string>(search, name, members) ?? ''}
            onChange={(event) => {
              choose(name, event.target.value);
            }}
          >
            <option value="">Any</option>
            {members.map((member) => (
              <option key={member} value={member}>
                {toLabel(member)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button
        type="button"
        className="button button-plain"
        aria-disabled={readFilter(search) === null}
        onClick={() => {
          const next = new URLSearchParams(search);
          for (const { name } of choices) next.delete(name);
          setSearch(next);
        }}
      >
        Clear filters
      </button>
      <label className="inline-field order-field">
        <span>Order</span>
        <select
          value={readOrder(search).name}
          onChange={(event) => {
            choose('order', event.target.value);
          }}
        >
          {orders.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}
