import { None } from '../components/badge';
import { DescriptionList, Row } from './description-list';
import type { DetailsType } from './details-type';
import { Files } from './files';
import { Flags, Member, Text } from './values';

export function SearchExport({
  details,
}: {
  readonly details: DetailsType<'EdiscoverySearchExportDetails'>;
}) {
  return (
    <DescriptionList>
      <Row label="Name">
        <Text text={details.displayName} />
      </Row>
      <Row label="Description">
        <Text text={details.description} />
      </Row>
      <Row label="Format">
        <Member member={details.exportFormat} raw={details.exportFormatRaw} />
      </Row>
      <Row label="Separate files">
        <YesNo value={details.exportSingleItems} />
      </Row>
      <Row label="Items">
        <Flags members={details.exportCriteria} raw={details.exportCriteriaRaw} />
      </Row>
      <Row label="Locations">
        <Flags members={details.exportLocation} raw={details.exportLocationRaw} />
      </Row>
      <Row label="Additional data">
        <Flags members={details.additionalOptions} raw={details.additionalOptionsRaw} />
      </Row>
      <Row label="Versions of linked files">
        <Member member={details.cloudAttachmentVersion} raw={details.cloudAttachmentVersionRaw} />
      </Row>
      <Row label="Versions of documents">
        <Member member={details.documentVersion} raw={details.documentVersionRaw} />
      </Row>
      <Row label="Files">
        <Files files={details.exportFileMetadata} />
      </Row>
    </DescriptionList>
  );
}

function YesNo({ value }: { readonly value: boolean | null }) {
  if (value === null) return <None />;
  return value ? 'Yes' : 'No';
}
