import { describeMachineIdentity } from '../../testkit/machine-identity.js';

describeMachineIdentity('a managed identity', { AUTH_CREDENTIAL: 'managed-identity' });
