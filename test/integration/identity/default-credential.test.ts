import { describeMachineIdentity } from '../../testkit/machine-identity.js';

// No credential is configured.
describeMachineIdentity('DefaultAzureCredential', {});
