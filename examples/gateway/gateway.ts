/** A running gateway. */
export interface Gateway {
  readonly url: string;
  stop(): Promise<void>;
}

/** @param port 0 for any free port. */
export type StartGateway = (supergraphSdl: string, port: number) => Promise<Gateway>;
