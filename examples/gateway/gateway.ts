/** A gateway that answers at `url`. */
export interface Gateway {
  readonly url: string;
  stop(): Promise<void>;
}

/** @param port 0 takes any free one. */
export type StartGateway = (supergraphSdl: string, port: number) => Promise<Gateway>;
