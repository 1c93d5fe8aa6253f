import { DescriptionList, Row } from './description-list';
import type { DetailsType } from './details-type';
import { Files } from './files';
import { Flags, Member, Text } from './values';

export function Export({ details }: { readonly details: DetailsType<'EdiscoveryExportDetails'> }) {
  return (
    <DescriptionList>
      <Row label="Name">
        <Text text={details.outputName} />
      </Row>
      <Row label="Description">
        <Text text={details.description} />
      </Row>
      <Row label="Contents">
        <Flags members={details.exportOptions} raw={details.exportOptionsRaw} />
      </Row>
      <Row label="Structure">
        <Member member={details.exportStructure} raw={details.exportStructureRaw} />
      </Row>
      <Row label="Files">
        <Files files={details.exportFileMetadata} />
      </Row>
    </DescriptionList>
  );
}
