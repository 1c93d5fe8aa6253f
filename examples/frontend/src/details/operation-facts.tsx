import { DateText } from '../components/date-text';
import { EndedText } from '../components/ended-text';
import { Progress } from '../components/progress';
import { actorName } from '../format/people';
import { toLabel } from '../format/words';
import type { OperationWithDetailsFragment } from '../gql/graphql';
import { Unsaved } from '../update/unsaved';
import { DescriptionList, Row } from './description-list';
import { Member, Text } from './values';

/** The properties that all operations have. */
export function OperationFacts({ operation }: { readonly operation: OperationWithDetailsFragment }) {
  const { resultInfo } = operation;
  return (
    <section className="card" aria-label="Operation">
      <DescriptionList>
        <Row label="Progress">
          <Progress percent={operation.percentProgress} running={operation.status === 'RUNNING'} />
          <Unsaved operation={operation} name="percentProgress" />
        </Row>
        <Row label="Status">
          <Member member={operation.status} raw={operation.statusRaw} />
          <Unsaved operation={operation} name="status" />
        </Row>
        <Row label="Action">
          <Member member={operation.action} raw={operation.actionRaw} />
          <Unsaved operation={operation} name="action" />
        </Row>
        <Row label="Kind">{toLabel(operation.kind)}</Row>
        <Row label="Started">
          <DateText text={operation.createdDateTime} />
          <Unsaved operation={operation} name="createdDateTime" />
        </Row>
        <Row label="Ended">
          <EndedText operation={operation} />
          <Unsaved operation={operation} name="completedDateTime" />
        </Row>
        <Row label="Started by">
          <Text text={actorName(operation.createdBy) ?? null} />
          <Unsaved operation={operation} name="createdBy" />
        </Row>
        <Row label="Result">
          {resultInfo ? (
            <>
              {resultInfo.message ?? <span className="quiet">no message</span>}
              <span className="small block">
                code {resultInfo.code ?? '—'}, subcode {resultInfo.subcode ?? '—'}
              </span>
            </>
          ) : (
            <Text text={null} />
          )}
          <Unsaved operation={operation} name="resultInfo" />
        </Row>
        <Row label="Id">
          <code className="breakable">{operation.id}</code>
        </Row>
      </DescriptionList>
    </section>
  );
}
