import { getNullableType, type GraphQLInputObjectType, isEnumType } from 'graphql';
import { patchProperties } from '../../src/domain/patch/validate-patch.js';
import { createSubgraphSchema } from '../../src/graphql/schema.js';
import { caseId, id, update } from '../testkit/documents.js';
import { startService } from '../testkit/service.js';

async function findInputFields() {
  const { schema } = await createSubgraphSchema();
  return (schema.getType('CaseOperationPatch') as GraphQLInputObjectType).getFields();
}

describe('the properties of a patch', () => {
  it('are the fields of its input type', async () => {
    expect(Object.keys(await findInputFields()).sort()).toEqual([...patchProperties].sort());
  });

  it('are accepted by the sandbox', async () => {
    const service = await startService();
    const patch = Object.fromEntries(patchProperties.map((name) => [name, null]));
    const { data, errors } = await service.query(update, { input: { caseId, id, patch } });
    await service.stop();
    expect(errors).toEqual([]);
    expect(data.updateCaseOperation.userErrors).toEqual([]);
  });

  it('are sent in the spelling of Microsoft Graph where they are enums', async () => {
    const service = await startService();
    const enums = Object.values(await findInputFields()).flatMap(({ name, type }) => {
      const named = getNullableType(type);
      return isEnumType(named) ? [[name, named.getValues()[0]?.name] as const] : [];
    });
    const input = { caseId, id, patch: Object.fromEntries(enums), dryRun: true };
    const { data } = await service.query(update, { input });
    await service.stop();
    const { body } = data.updateCaseOperation.plannedRequest as { body: Record<string, string> };
    expect(enums.length).toBeGreaterThan(0);
    for (const [name] of enums) expect([name, body[name]]).toEqual([name, expect.stringMatching(/^[a-z]+/)]);
  });
});
