import { BlockList, isIP, isIPv6 } from 'node:net';

/** Returns the URL of the proxy for a URL; undefined without one. It may contain a password: never print it. */
export type ProxyResolver = (url: string | URL) => string | undefined;

type Environment = Readonly<Record<string, string | undefined>>;

interface FoundVariable {
  readonly name: string;
  readonly value: string;
}

/** Returns the first variable that is set, in lower case before upper case as in curl. Empty counts as not set. */
function findVariable(environment: Environment, ...names: readonly string[]): FoundVariable | undefined {
  for (const name of names.flatMap((lower) => [lower, lower.toUpperCase()])) {
    const value = environment[name]?.trim() ?? '';
    if (value !== '') return { name, value };
  }
  return undefined;
}

/** Returns the proxy of a protocol. As in curl, one for http is not used for https. */
function findProxy(environment: Environment, protocol: 'https' | 'http'): FoundVariable | undefined {
  return findVariable(environment, `${protocol}_proxy`, 'all_proxy');
}

/** Parses a proxy; as in curl, one without a scheme is `http`. Returns undefined for an unusable one. */
function parseProxy(value: string): URL | undefined {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const isProxy = /^https?:$/.test(parsed.protocol) && parsed.hostname !== '';
  // A path or a query would be the rest of a password with an unencoded slash or question mark.
  return isProxy && parsed.pathname === '/' && !parsed.search && !parsed.hash ? parsed : undefined;
}

interface Bypass {
  readonly matches: (hostname: string) => boolean;
  /** 0 for every port. */
  readonly port: number;
}

/** Removes the brackets of an IPv6 address and the trailing dot of a full name. */
function toHostname(host: string): string {
  return host
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/(?<=.)\.$/, '')
    .toLowerCase();
}

function matchAddresses(address: string, prefixLength?: number): Bypass['matches'] {
  const addresses = new BlockList();
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  const maxLength = family === 'ipv6' ? 128 : 32;
  addresses.addSubnet(address, Math.min(prefixLength ?? maxLength, maxLength), family);
  return (hostname) => isIP(hostname) > 0 && addresses.check(hostname, isIPv6(hostname) ? 'ipv6' : 'ipv4');
}

/** Matches a name and its subdomains; `*.example.com` matches the subdomains only. */
function matchNames(pattern: string): Bypass['matches'] {
  const suffix = pattern.replace(/^\*?\./, '');
  // The names of URLs are in Punycode.
  const url = `http://${suffix}`;
  const name = URL.canParse(url) ? new URL(url).hostname : suffix;
  return (hostname) =>
    isIP(hostname) === 0 &&
    (hostname.endsWith(`.${name}`) || (hostname === name && !pattern.startsWith('*')));
}

function parseBypass(entry: string): Bypass {
  const [, bracketed, plain, portText] =
    /^(?:\[(.+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(entry) ?? ([] as (string | undefined)[]);
  const host = toHostname(bracketed ?? plain ?? entry.replace(/^\[([^\]]*)\](\/\d+)$/, '$1$2'));
  const port = Number(portText ?? 0);
  if (host === '*') return { port, matches: () => true };
  const [address = '', length] = host.split('/');
  if (isIP(address) > 0 && /^\d{0,3}$/.test(length ?? '')) {
    return { port, matches: matchAddresses(address, length ? Number(length) : undefined) };
  }
  return { port, matches: matchNames(host) };
}

function getPort({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

/** Link-local addresses, such as 169.254.169.254 of the instance metadata: a proxy cannot reach them. */
const linkLocal = ['169.254.0.0/16', 'fe80::/10'];

/** Returns a line for each proxy variable that cannot be used, without its value. */
export function findProxyIssues(environment: Environment): string[] {
  const used = [findProxy(environment, 'https'), findProxy(environment, 'http')].filter(
    (proxy) => proxy !== undefined && parseProxy(proxy.value) === undefined,
  );
  return [...new Set(used.map((proxy) => proxy?.name))].map(
    (name) =>
      `${name} must be a URL like http://proxy.example:8080; SOCKS is not supported, and special characters of a ` +
      'user name or password are percent-encoded',
  );
}

/** Returns a line for each proxy variable. A user name and password are not shown. */
export function describeProxies(environment: Environment): string[] {
  const proxies = (['https', 'http'] as const).map((protocol) => {
    const url = parseProxy(findProxy(environment, protocol)?.value ?? '');
    const hasCredentials = url && (url.username !== '' || url.password !== '');
    const shown = url ? `${url.origin}${hasCredentials ? ' (with a user name)' : ''}` : 'unset';
    return `${protocol.toUpperCase()}_PROXY: ${shown}`;
  });
  return [...proxies, `NO_PROXY: ${findVariable(environment, 'no_proxy')?.value ?? 'unset'}`];
}

/**
 * Reads `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, also in lower case, with the rules of curl.
 *
 * The parts of `NO_PROXY`, separated by commas or white space, are `*`, names, which include their subdomains, IP
 * addresses and subnets (`10.0.0.0/8`), with an optional port (`example.com:8443`).
 *
 * Returns undefined if no proxy is set.
 */
export function createProxyResolver(environment: Environment): ProxyResolver | undefined {
  const proxies = {
    'https:': parseProxy(findProxy(environment, 'https')?.value ?? '')?.href,
    'http:': parseProxy(findProxy(environment, 'http')?.value ?? '')?.href,
  };
  if (proxies['https:'] === undefined && proxies['http:'] === undefined) return undefined;
  const noProxy = (findVariable(environment, 'no_proxy')?.value ?? '').split(/[,\s]+/);
  const bypasses = [...linkLocal, ...noProxy.filter((entry) => entry !== '')].map(parseBypass);
  return (target) => {
    const url = new URL(target);
    const hostname = toHostname(url.hostname);
    const isBypassed = bypasses.some(
      ({ port, matches }) => (port === 0 || port === getPort(url)) && matches(hostname),
    );
    if (isBypassed) return undefined;
    return url.protocol === 'https:' || url.protocol === 'http:' ? proxies[url.protocol] : undefined;
  };
}
