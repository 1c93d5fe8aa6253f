import { Directive, Field, ObjectType } from 'type-graphql';

@Directive('@shareable')
@ObjectType('Identity', { description: 'One actor: a person, an application or a device.' })
export class IdentityType {
  @Field(() => String, {
    nullable: true,
    description: 'Opaque: usually a GUID, but eDiscovery also sends null and even display names.',
  })
  id!: string | null;

  @Field(() => String, { nullable: true, description: 'The name to show.' })
  displayName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The sign-in name of a person, such as `admin@contoso.com`.',
  })
  userPrincipalName!: string | null;
}

@Directive('@shareable')
@ObjectType('IdentitySet', { description: 'Who did something (`microsoft.graph.identitySet`).' })
export class IdentitySetType {
  @Field(() => IdentityType, { nullable: true, description: 'The application that acted.' })
  application!: IdentityType | null;

  @Field(() => IdentityType, { nullable: true, description: 'The device that acted.' })
  device!: IdentityType | null;

  @Field(() => IdentityType, { nullable: true, description: 'The person who acted.' })
  user!: IdentityType | null;
}
