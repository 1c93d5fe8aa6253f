import { DescriptionList, Row } from './description-list';
import type { DetailsType } from './details-type';
import { Files } from './files';
import { Count, Flags, Size } from './values';

export function Estimate({ details }: { readonly details: DetailsType<'EdiscoveryEstimateDetails'> }) {
  return (
    <DescriptionList>
      <Row label="Indexed items">
        <Count count={details.indexedItemCount} /> · <Size bytes={details.indexedItemsSize} />
      </Row>
      <Row label="Items not indexed">
        <Count count={details.unindexedItemCount} /> · <Size bytes={details.unindexedItemsSize} />
      </Row>
      <Row label="Mailboxes with hits">
        <Count count={details.mailboxCount} />
      </Row>
      <Row label="Sites with hits">
        <Count count={details.siteCount} />
      </Row>
      <Row label="Statistics">
        <Flags members={details.statisticsOptions} raw={details.statisticsOptionsRaw} />
      </Row>
      <Row label="Reports">
        <Files files={details.reportFileMetadata} />
      </Row>
    </DescriptionList>
  );
}
