import type { Config } from '../config/config.js';
import type { CaseOperationRef } from '../domain/case-operation.js';
import type { TokenDescription } from '../identity/token-description.js';
import type { GraphClient } from './graph-client.js';
import type { SetUp } from './symptoms/diagnose.js';

/** The options of the command. */
export interface DoctorOptions {
  /** The operation to which one property is written unchanged. */
  readonly write?: CaseOperationRef | undefined;
  /** The `ObjectId` that `Get-ServicePrincipal` prints for this application. */
  readonly purviewObjectId?: string | undefined;
}

/** What the checks of one run have in common. */
export interface RunContext {
  readonly config: Config;
  readonly options: DoctorOptions;
  readonly graph: GraphClient;
  /** What is known of the set-up for the texts of the cures. */
  readonly setUp: SetUp;
}

/** The context, and what is known of the token that the requests have; undefined if it is opaque. */
export interface RequestContext extends RunContext {
  readonly token: TokenDescription | undefined;
}
