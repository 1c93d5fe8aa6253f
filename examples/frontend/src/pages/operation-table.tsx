import { StatusBadge, WordText } from '../components/badge';
import { DateText } from '../components/date-text';
import { Progress } from '../components/progress';
import { actorName } from '../format/people';
import { toLabel, toWord } from '../format/words';
import type { OperationSummaryFragment } from '../gql/graphql';
import { links } from '../router';

export function OperationTable({ operations }: { readonly operations: readonly OperationSummaryFragment[] }) {
  return (
    <div className="table-frame">
      <table>
        <caption className="visually-hidden">Operations of the case, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            <th scope="col">Status</th>
            <th scope="col">Progress</th>
            <th scope="col" className="wide-only">
              Started
            </th>
            <th scope="col" className="wide-only">
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
        <span className="small row-kind">{toLabel(operation.kind)}</span>
      </th>
      <td>
        <StatusBadge status={operation.status} raw={operation.statusRaw} />
      </td>
      <td>
        <Progress percent={operation.percentProgress} running={operation.status === 'RUNNING'} />
      </td>
      <td className="wide-only">
        <DateText text={operation.createdDateTime} />
      </td>
      <td className="wide-only">
        <DateText text={operation.completedDateTime} none="—" />
      </td>
      <td className="wide-only clip">{actorName(operation.createdBy) ?? '—'}</td>
    </tr>
  );
}

function OperationName({ operation }: { readonly operation: OperationSummaryFragment }) {
  const word = toWord(operation.action, operation.actionRaw);
  return word ? <WordText word={word} /> : 'No action';
}
