import { registerEnumType } from 'type-graphql';

/**
 * Registers a GraphQL enum in which every member has a description; its values are the members' own names,
 * so nothing has to be mapped between the domain and the schema.
 *
 * @param members One description for each member of the domain's list: the compiler sees to it that none lacks.
 */
export function enumType<T extends string>(
  name: string,
  description: string,
  members: Readonly<Record<T, string>>,
): { readonly [K in T]: K } {
  const names = Object.keys(members) as T[];
  const values = Object.fromEntries(names.map((member) => [member, member])) as { [K in T]: K };
  registerEnumType(values, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      names.map((member) => [member, { description: members[member] }]),
    ) as Record<T, { description: string }>,
  });
  return values;
}

/** The description of the member that every open enumeration of Graph has. */
export const unknownFutureValue =
  'A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send.';
