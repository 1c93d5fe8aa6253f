import { DescriptionList, Row } from './description-list';
import type { DetailsType } from './details-type';
import { Files } from './files';
import { Flags, Member } from './values';

export function AddToReviewSet({
  details,
}: {
  readonly details: DetailsType<'EdiscoveryAddToReviewSetDetails'>;
}) {
  return (
    <DescriptionList>
      <Row label="Items">
        <Flags members={details.itemsToInclude} raw={details.itemsToIncludeRaw} />
      </Row>
      <Row label="Additional data">
        <Flags members={details.additionalDataOptions} raw={details.additionalDataOptionsRaw} />
      </Row>
      <Row label="Versions of linked files">
        <Member member={details.cloudAttachmentVersion} raw={details.cloudAttachmentVersionRaw} />
      </Row>
      <Row label="Versions of documents">
        <Member member={details.documentVersion} raw={details.documentVersionRaw} />
      </Row>
      <Row label="Reports">
        <Files files={details.reportFileMetadata} />
      </Row>
    </DescriptionList>
  );
}
