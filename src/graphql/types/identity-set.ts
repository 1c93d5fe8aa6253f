import { Field, ObjectType } from 'type-graphql';
import type { Identity, IdentitySet } from '../../domain/identity-set.js';

@ObjectType('CaseOperationIdentity', {
  simpleResolvers: true,
  description: 'A user, an application or a device (`microsoft.graph.identity`).',
})
export class CaseOperationIdentity implements Identity {
  // Not called `id` in the schema: client caches merge objects of equal `id`, and this one may be null, a display
  // name or the same for different people.
  @Field(() => String, {
    name: 'identityId',
    // A field without a resolver has the value of the property of its own name.
    simple: false,
    nullable: true,
    description:
      'The `id` property of the identity in Microsoft Graph. Opaque and not unique: usually a GUID, but eDiscovery also sends null and display names.',
  })
  id!: string | null;

  @Field(() => String, { nullable: true, description: 'Display name.' })
  displayName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Sign-in name of a user, such as `admin@contoso.com`.',
  })
  userPrincipalName!: string | null;
}

@ObjectType('CaseOperationIdentitySet', {
  simpleResolvers: true,
  description: 'The actors of an event (`microsoft.graph.identitySet`).',
})
export class CaseOperationIdentitySet implements IdentitySet {
  @Field(() => CaseOperationIdentity, { nullable: true, description: 'The application.' })
  application!: CaseOperationIdentity | null;

  @Field(() => CaseOperationIdentity, { nullable: true, description: 'The device.' })
  device!: CaseOperationIdentity | null;

  @Field(() => CaseOperationIdentity, { nullable: true, description: 'The user.' })
  user!: CaseOperationIdentity | null;
}
