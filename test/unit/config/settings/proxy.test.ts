import { describeConfig } from '../../../../src/config/describe-config.js';
import { ConfigError, loadConfig } from '../../../../src/config/load-config.js';
import { createProxyResolver, findProxyIssues } from '../../../../src/config/settings/proxy.js';

const graph = 'https://graph.microsoft.com/beta/$batch';
const proxy = 'http://proxy.example:8080';

const proxyFor = (environment: Record<string, string>, url = graph) =>
  createProxyResolver(environment)?.(url);

describe('the proxy of a URL', () => {
  it.each<[string, Record<string, string>, string | undefined]>([
    ['HTTPS_PROXY', { HTTPS_PROXY: proxy }, `${proxy}/`],
    ['https_proxy, before HTTPS_PROXY', { HTTPS_PROXY: 'http://other', https_proxy: proxy }, `${proxy}/`],
    ['HTTPS_PROXY, if https_proxy is empty', { https_proxy: ' ', HTTPS_PROXY: proxy }, `${proxy}/`],
    ['ALL_PROXY', { ALL_PROXY: proxy }, `${proxy}/`],
    ['all_proxy, before ALL_PROXY', { all_proxy: proxy, ALL_PROXY: 'http://other' }, `${proxy}/`],
    ['HTTPS_PROXY, before ALL_PROXY', { HTTPS_PROXY: proxy, all_proxy: 'http://other' }, `${proxy}/`],
    ['no proxy of HTTP_PROXY', { HTTP_PROXY: proxy }, undefined],
    ['no proxy of an empty variable', { HTTPS_PROXY: '' }, undefined],
    ['a host without a scheme', { HTTPS_PROXY: 'proxy.example:8080' }, `${proxy}/`],
    [
      'a user name',
      { HTTPS_PROXY: 'user:p%40ss@proxy.example:8080' },
      'http://user:p%40ss@proxy.example:8080/',
    ],
    ['TLS', { HTTPS_PROXY: 'https://proxy.example' }, 'https://proxy.example/'],
    ['IPv6', { HTTPS_PROXY: 'http://[::1]:8080' }, 'http://[::1]:8080/'],
  ])('over https is that of %s', (_, environment, expected) => {
    expect(proxyFor(environment)).toBe(expected);
  });

  it('over http is that of HTTP_PROXY', () => {
    const environment = { HTTP_PROXY: proxy, HTTPS_PROXY: 'http://other' };
    expect(proxyFor(environment, 'http://upstream.example')).toBe(`${proxy}/`);
    expect(proxyFor({ http_proxy: proxy, HTTP_PROXY: 'http://other' }, 'http://upstream.example')).toBe(
      `${proxy}/`,
    );
    expect(proxyFor({ HTTPS_PROXY: proxy }, 'http://upstream.example')).toBeUndefined();
  });

  it('over another protocol is none', () => {
    expect(proxyFor({ ALL_PROXY: proxy }, 'ftp://upstream.example')).toBeUndefined();
  });
});

describe('a link-local address', () => {
  it.each(['http://169.254.169.254/metadata/identity', 'http://169.254.130.2:8081/', 'http://[fe80::1]/'])(
    'such as %s never has a proxy: the instance metadata must not leave the machine',
    (url) => {
      expect(proxyFor({ ALL_PROXY: proxy }, url)).toBeUndefined();
    },
  );
});

describe('NO_PROXY', () => {
  it.each([
    ['*', graph],
    ['other.example, *', graph],
    ['graph.microsoft.com', graph],
    ['GRAPH.Microsoft.com', graph],
    ['graph.microsoft.com.', graph],
    ['graph.microsoft.com', 'https://graph.microsoft.com./'],
    ['microsoft.com', graph],
    ['.microsoft.com', graph],
    ['.graph.microsoft.com', graph],
    ['*.microsoft.com', graph],
    ['com', graph],
    ['a.example,b.example\tgraph.microsoft.com', graph],
    ['graph.microsoft.com:443', graph],
    ['microsoft.com:443', graph],
    ['*:443', graph],
    ['host.example:8443', 'https://host.example:8443/'],
    ['127.0.0.1', 'https://127.0.0.1:4001/'],
    ['127.0.0.1:4001', 'https://127.0.0.1:4001/'],
    ['127.0.0.0/8', 'https://127.9.8.7/'],
    ['169.254.169.254', 'http://169.254.169.254/metadata'],
    ['10.0.0.0/8', 'https://10.255.0.1/'],
    ['10.1.2.3/32', 'https://10.1.2.3/'],
    ['0.0.0.0/0', 'https://10.1.2.3/'],
    ['::1', 'https://[::1]/'],
    ['[::1]', 'https://[::1]/'],
    ['[::1]:8443', 'https://[::1]:8443/'],
    ['0:0:0:0:0:0:0:1', 'https://[::1]/'],
    ['fd00::/8', 'https://[fd12::1]/'],
    ['[fd00::]/8', 'https://[fd12::1]/'],
    ['münchen.example', 'https://www.münchen.example/'],
  ])('%p applies to %s', (noProxy, url) => {
    for (const name of ['NO_PROXY', 'no_proxy']) {
      expect(proxyFor({ ALL_PROXY: proxy, [name]: noProxy }, url)).toBeUndefined();
    }
  });

  it.each([
    ['graph.microsoft.com.evil.example', graph],
    ['soft.com', graph],
    ['*.graph.microsoft.com', graph],
    ['graph.microsoft.com:8443', graph],
    ['*:80', graph],
    ['raph.microsoft.com', graph],
    ['graph', graph],
    ['0.0.1', 'https://127.0.0.1/'],
    ['1', 'https://127.0.0.1/'],
    ['127.0.0.1:4002', 'https://127.0.0.1:4001/'],
    ['10.0.0.0/8', 'https://11.0.0.1/'],
    ['10.0.0.0/8', 'https://10.example/'],
    ['::1', 'https://[::2]/'],
    ['', graph],
    [' , ,', graph],
    ['/8', graph],
    [':443', graph],
    ['10.0.0.0/abc', 'https://10.0.0.0/'],
  ])('%p does not apply to %s', (noProxy, url) => {
    expect(proxyFor({ ALL_PROXY: proxy, NO_PROXY: noProxy }, url)).toBe(`${proxy}/`);
  });

  it('in lower case comes before NO_PROXY', () => {
    const environment = { HTTPS_PROXY: proxy, no_proxy: 'other.example', NO_PROXY: '*' };
    expect(proxyFor(environment)).toBe(`${proxy}/`);
  });
});

describe('a proxy variable', () => {
  it.each([
    'socks5://user:secret@proxy.example',
    'ftp://user:secret@proxy.example',
    'http://',
    'http://user:sec#ret@proxy.example:8080',
    'http://user:sec/ret@proxy.example:8080',
    'http://user:1234?ret@proxy.example:8080',
    'http://user:12/secret@proxy.example',
    'http://proxy.example:99999',
    'http://proxy.example/path',
    'not a url',
  ])('with the value %s is refused, without showing it', (value) => {
    for (const name of ['HTTPS_PROXY', 'http_proxy', 'ALL_PROXY']) {
      const [issue, ...more] = findProxyIssues({ [name]: value });
      expect([issue, more]).toEqual([expect.stringContaining(`${name} must be a URL like`), []]);
      expect(issue).not.toMatch(/secret|sec#|1234/);
      expect(() => loadConfig({ [name]: value })).toThrow(ConfigError);
    }
  });

  it('that another one replaces is not read', () => {
    const environment = { ALL_PROXY: 'socks5://proxy.example', HTTPS_PROXY: proxy, HTTP_PROXY: proxy };
    expect(findProxyIssues(environment)).toEqual([]);
  });

  it('is part of the configuration, which never shows its password', () => {
    const environment = { HTTPS_PROXY: 'http://user:secret@proxy.example:8080', no_proxy: 'localhost' };
    const config = loadConfig(environment);
    expect(config.proxy?.(graph)).toBe('http://user:secret@proxy.example:8080/');
    expect(loadConfig({}).proxy).toBeUndefined();
    const shown = describeConfig({ environment });
    expect(shown).toContain('HTTPS_PROXY: http://proxy.example:8080 (with a user name)');
    expect(shown).toContain('HTTP_PROXY: unset');
    expect(shown).toContain('NO_PROXY: localhost');
    expect(shown + JSON.stringify(config)).not.toContain('secret');
  });
});
