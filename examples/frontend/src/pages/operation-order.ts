import type { CaseOperationOrder, CaseOperationOrderField } from '../gql/graphql';

export interface Order {
  /** In the URL. */
  readonly name: string;
  readonly label: string;
  readonly orderBy: CaseOperationOrder;
}

const newest: Order = {
  name: '',
  label: 'Newest first',
  orderBy: { field: 'CREATED_DATE_TIME', direction: 'DESC' },
};

export const orders: readonly Order[] = [
  newest,
  { name: 'oldest', label: 'Oldest first', orderBy: { field: 'CREATED_DATE_TIME', direction: 'ASC' } },
  {
    name: 'ended-last',
    label: 'Last ended first',
    orderBy: { field: 'COMPLETED_DATE_TIME', direction: 'DESC' },
  },
  {
    name: 'ended-first',
    label: 'First ended first',
    orderBy: { field: 'COMPLETED_DATE_TIME', direction: 'ASC' },
  },
  { name: 'status', label: 'By status', orderBy: { field: 'STATUS', direction: 'ASC' } },
  {
    name: 'status-reversed',
    label: 'By status, failed first',
    orderBy: { field: 'STATUS', direction: 'DESC' },
  },
];

/** Reads the order from the URL. */
export function readOrder(search: URLSearchParams): Order {
  return orders.find(({ name }) => name === search.get('order')) ?? newest;
}

/** The value of `aria-sort` for the column of the field. */
export function ariaSort({ orderBy }: Order, field: CaseOperationOrderField) {
  if (orderBy.field !== field) return undefined;
  return orderBy.direction === 'ASC' ? 'ascending' : 'descending';
}
