/** The endpoints of a national cloud in which Microsoft offers the eDiscovery case APIs. */
export interface Cloud {
  /** The root of Microsoft Graph, which is also an audience of its tokens. */
  readonly graphRoot: string;
  /** The origin of Microsoft Entra, which issues the tokens. */
  readonly authorityHost: string;
  readonly label: string;
}

export const clouds = {
  global: {
    graphRoot: 'https://graph.microsoft.com',
    authorityHost: 'https://login.microsoftonline.com',
    label: 'global cloud',
  },
  usgov: {
    graphRoot: 'https://graph.microsoft.us',
    authorityHost: 'https://login.microsoftonline.us',
    label: 'US Government cloud, GCC High',
  },
  usgovdod: {
    graphRoot: 'https://dod-graph.microsoft.us',
    authorityHost: 'https://login.microsoftonline.us',
    label: 'US Government cloud, DoD',
  },
} as const satisfies Readonly<Record<string, Cloud>>;

export type CloudName = keyof typeof clouds;
