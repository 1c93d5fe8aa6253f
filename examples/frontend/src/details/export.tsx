import { DescriptionList, Row } from './description-list';
import type { DetailsOf } from './details-of';
import { Files } from './files';
import { Flags, Member, Text } from './values';

export function Export({ details }: { readonly details: DetailsOf<'ExportDetails'> }) {
  return (
    <DescriptionList>
      <Row label="Name">
        <Text text={details.outputName} />
      </Row>
      <Row label="Description">
        <Text text={details.description} />
      </Row>
      <Row label="Holds">
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
