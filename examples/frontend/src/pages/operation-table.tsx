import { StatusBadge, WordText } from '../components/badge';
import { DateText } from '../components/date-text';
import { EndedText } from '../components/ended-text';
import { Progress } from '../components/progress';
import { actorName } from '../format/people';
import { toLabel, toWord } from '../format/words';
import type { OperationSummaryFragment } from '../gql/graphql';
import { links } from '../router';
import { Unsaved } from '../update/unsaved';
import { ariaSort, type Order } from './operation-order';

interface OperationTableProps {
  readonly operations: readonly OperationSummaryFragment[];
  readonly order: Order;
}

export function OperationTable({ operations, order }: OperationTableProps) {
  return (
    <div className="table-frame">
      <table>
        <caption className="visually-hidden">Operations of the case: {order.label}</caption>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            <th scope="col" aria-sort={ariaSort(order, 'STATUS')}>
              Status
            </th>
            <th scope="col">Progress</th>
            <th scope="col" className="wide-only" aria-sort={ariaSort(order, 'CREATED_DATE_TIME')}>
              Started
            </th>
            <th scope="col" className="wide-only" aria-sort={ariaSort(order, 'COMPLETED_DATE_TIME')}>
              Ended
            </th>
            <th scope="col" className="wide-only">
              By
            </th>
          </tr>
        </thead>
        <tbody>
          {operations.map((operation) => (
            <OperationRow key={operation.id} operation={operation} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OperationRow({ operation }: { readonly operation: OperationSummaryFragment }) {
  return (
    <tr>
      <th scope="row">
        <a className="row-link" href={links.operation(operation.caseId, operation.id)}>
          <OperationName operation={operation} />
        </a>
        <Unsaved operation={operation} name="action" />
        <span className="small row-kind">{toLabel(operation.kind)}</span>
      </th>
      <td>
        <StatusBadge status={operation.status} raw={operation.statusRaw} />
        <Unsaved operation={operation} name="status" />
      </td>
      <td>
        <Progress percent={operation.percentProgress} running={operation.status === 'RUNNING'} />
        <Unsaved operation={operation} name="percentProgress" />
      </td>
      <td className="wide-only">
        <DateText text={operation.createdDateTime} />
        <Unsaved operation={operation} name="createdDateTime" />
      </td>
      <td className="wide-only">
        <EndedText operation={operation} />
        <Unsaved operation={operation} name="completedDateTime" />
      </td>
      <td className="wide-only clip">
        {actorName(operation.createdBy) ?? '—'}
        <Unsaved operation={operation} name="createdBy" />
      </td>
    </tr>
  );
}

function OperationName({ operation }: { readonly operation: OperationSummaryFragment }) {
  const word = toWord(operation.action, operation.actionRaw);
  return word ? <WordText word={word} /> : 'No action';
}
