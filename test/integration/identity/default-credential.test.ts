import { describeMachineIdentity } from '../../testkit/machine-identity.js';

// Nothing else is named or found.
describeMachineIdentity('DefaultAzureCredential', {});
