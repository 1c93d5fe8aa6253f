import { registerEnumType } from 'type-graphql';

/**
 * Registers a GraphQL enum in which every member has a description. Its values are the names of the members, so
 * nothing has to be mapped between the domain and the schema.
 *
 * @param members A description for each member of the domain's type; the compiler requires all of them.
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
  'A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only.';

/** The description of the …Raw field of an enum field. */
export const rawValue = 'The value as Microsoft Graph sends it.';
