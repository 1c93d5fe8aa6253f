import { CASE_ENUMS, OPERATION_ENUMS, SENTINEL, type Vocabulary } from '../../../src/sandbox/vocabulary.js';
import { csdlMembers } from '../../testkit/csdl-members.js';

const byType = new Map<string, Vocabulary>(
  [...OPERATION_ENUMS.values(), ...CASE_ENUMS.values()].map((one) => [one.name.split('.').at(-1) ?? '', one]),
);

test('the sandbox has the enums of the metadata', () => {
  expect([...byType.keys()].sort()).toEqual(Object.keys(csdlMembers).sort());
});

test.each(Object.entries(csdlMembers))('the sandbox has the members of %s', (name, members) => {
  const { members: early = [], laterMembers: late = [] } = byType.get(name) ?? {};
  const betaOnly = name === 'exportOptions' ? ['fileInfo'] : [];
  const expected = [...members.filter((member) => member !== SENTINEL), ...betaOnly];
  expect([...early, ...late].sort()).toEqual(expected.sort());
});
