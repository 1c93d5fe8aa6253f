import { clouds } from './clouds.js';
import type { Config } from './config.js';

/**
 * What the identity of callers and of this server needs to know of the clouds. All of them, because a token for
 * Microsoft Graph in any of them is not for this API.
 */
export function getEntraEndpoints({ graph, proxy }: Pick<Config, 'graph' | 'proxy'>) {
  const all = Object.values(clouds);
  return {
    scope: `${clouds[graph.cloud].graphRoot}/.default`,
    microsoft: {
      authorityHosts: all.map(({ authorityHost }) => authorityHost),
      graphRoots: all.map(({ graphRoot }) => graphRoot),
    },
    resolveProxy: proxy,
  };
}
