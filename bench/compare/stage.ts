import type { Candidate } from './candidates.ts';
import { type Child, startChild } from './children.ts';
import { type Client, createClient } from './load.ts';
import type { Cores } from './machine.ts';

/** What all measurements of a run have in common. */
export interface Stage {
  /** The URL of the fake Microsoft Graph. */
  readonly graphUrl: string;
  /** @default any */
  readonly cores?: Cores | undefined;
  readonly connections: number;
  countUpstreamRequests(): Promise<number>;
  readonly end: () => Promise<void>;
}

export interface RunningCandidate {
  readonly candidate: Candidate;
  readonly child: Child;
  readonly client: Client;
  readonly end: () => Promise<void>;
}

export async function startStage({
  cores,
  connections,
}: Pick<Stage, 'cores' | 'connections'>): Promise<Stage> {
  const options = { program: 'bench/compare/upstream.ts', environment: {}, cores: cores?.loadCores };
  const upstream = await startChild(options, /Graph at (\S+)\n/);
  return {
    ...{ graphUrl: upstream.address, cores, connections },
    async countUpstreamRequests() {
      const response = await fetch(`${upstream.address}/requests`);
      return Number(await response.text());
    },
    end: () => upstream.end(),
  };
}

export async function startCandidate(
  candidate: Candidate,
  { graphUrl, cores, connections }: Stage,
): Promise<RunningCandidate> {
  const { program, adapt } = candidate;
  const environment = { ...candidate.environment, GRAPH_BASE_URL: graphUrl };
  const child = await startChild(
    { program, environment, cores: cores?.serverCores },
    /(http:\/\/\S+\/graphql)\b/,
  );
  const client = createClient({ url: child.address, connections, adapt });
  const end = async () => {
    await client.close();
    await child.end();
  };
  return { candidate, child, client, end };
}
