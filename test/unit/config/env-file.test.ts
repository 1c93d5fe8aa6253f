import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeConfig } from '../../../src/config/describe-config.js';
import { readEnvFile } from '../../../src/config/env-file.js';
import { ConfigError } from '../../../src/config/load-config.js';

const canary = 'canary7f3a';

type Environment = Record<string, string>;

/** What `config --json` prints in a folder with a file .env, or the issues that it reports. */
function describeIn(folder: string, environment: Environment = {}) {
  try {
    const sources = { environment, envFile: readEnvFile(join(folder, '.env')) };
    return { shown: JSON.parse(describeConfig(sources, { json: true })), issues: [] };
  } catch (error) {
    if (error instanceof ConfigError) return { shown: {}, issues: error.issues };
    throw error;
  }
}

function describeFile(content: string | Buffer, environment: Environment = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'case-operations-'));
  writeFileSync(join(folder, '.env'), content);
  return describeIn(folder, environment);
}

describe('a file .env', () => {
  it.each<[string, string | Buffer]>([
    ['a byte order mark', '\uFEFFNODE_ENV=production\nUPSTREAM=sandbox\nAUTH_MODE=passthrough\n'],
    ['Windows line ends', 'NODE_ENV=production\r\nUPSTREAM=sandbox\r\nAUTH_MODE=passthrough\r\n'],
    ['old Macintosh line ends', 'NODE_ENV=production\rUPSTREAM=sandbox\rAUTH_MODE=passthrough'],
    ['export', 'export NODE_ENV=production\n export  UPSTREAM=sandbox\n\texport AUTH_MODE=passthrough'],
    ['quotation marks', 'NODE_ENV="production"\nUPSTREAM=\'sandbox\'\nAUTH_MODE=`passthrough`'],
    [
      'comments',
      '# a\nNODE_ENV="production" # b\n  # UPSTREAM=graph\n\nUPSTREAM=sandbox\nAUTH_MODE=passthrough',
    ],
    ['white space', ' NODE_ENV = production \nUPSTREAM\t= sandbox\t\nAUTH_MODE= passthrough'],
  ])('may have %s', (_, content) => {
    const { shown } = describeFile(content);
    expect(shown).toMatchObject({
      NODE_ENV: { value: 'production', source: '.env' },
      UPSTREAM: { value: 'sandbox', source: '.env' },
      AUTH_MODE: { value: 'passthrough', source: '.env' },
      INTROSPECTION: { value: 'off', source: 'derived from UPSTREAM and NODE_ENV' },
    });
  });

  it('gives the value of a variable that is empty in the environment', () => {
    const { shown } = describeFile('UPSTREAM=sandbox\nPORT=4100\nLOG_LEVEL=warn', {
      UPSTREAM: '',
      PORT: '  ',
      LOG_LEVEL: 'error',
    });
    expect(shown).toMatchObject({
      UPSTREAM: { value: 'sandbox', source: '.env' },
      PORT: { value: 4100, source: '.env' },
      LOG_LEVEL: { value: 'error', source: 'environment' },
    });
  });

  it('may leave a variable empty', () => {
    expect(describeFile('PORT=\nHOST=\nLOG_LEVEL=""\n').shown).toMatchObject({
      PORT: { value: 4000, source: 'default' },
      HOST: { value: '127.0.0.1', source: 'default' },
      LOG_LEVEL: { value: 'info', source: 'default' },
    });
  });

  it.each<[string, string | Buffer, string]>([
    [
      'UTF-16, as PowerShell writes it',
      Buffer.from('\uFEFFPORT=4100\r\n', 'utf16le'),
      '.env is UTF-16: save it as UTF-8',
    ],
    [
      'UTF-16 with the high byte first',
      Buffer.from('\uFEFFPORT=4100\r\n', 'utf16le').swap16(),
      '.env is UTF-16: save it as UTF-8',
    ],
    [
      'UTF-16 without a mark',
      Buffer.from('PORT=4100', 'utf16le'),
      '.env has NUL bytes, as UTF-16 does: save it as UTF-8',
    ],
    ['a NUL', 'PORT=4100\0\n', '.env has NUL bytes, as UTF-16 does: save it as UTF-8'],
    ['ISO 8859-1', Buffer.from('HOST=M\u00fcller', 'latin1'), '.env is not valid UTF-8'],
  ])('must not be %s', (_, content, issue) => {
    expect(describeFile(content)).toMatchObject({ issues: [issue] });
  });

  it.each<[string, string, string]>([
    [
      'an unquoted #',
      `LOG_LEVEL=info\nAZURE_CLIENT_SECRET=${canary}#b`,
      '.env, line 2: the value contains #',
    ],
    ['a comment after an unquoted value', `HOST=${canary} # b`, '.env, line 1: the value contains #'],
    ['text after a quoted value', `HOST="a"${canary}`, '.env, line 1: there is text after'],
    ['a quotation mark inside a quoted value', `HOST="a\\"${canary}"`, '.env, line 1: there is text after'],
    [
      'a quotation mark that is not closed',
      `HOST="${canary}\nPORT=1`,
      '.env, line 1: the closing quotation mark',
    ],
    [
      'a typographic quotation mark',
      `HOST=\u201c${canary}\u201d`,
      '.env, line 1: the value begins with a typographic',
    ],
    ['a reference', `HOST=\${${canary}}`, '.env, line 1: the value refers to a variable'],
    ['a reference in double quotes', `HOST="\${${canary}}"`, '.env, line 1: the value refers to a variable'],
    [
      'a variable twice',
      `HOST=a\nPORT=1\nHOST=${canary}`,
      '.env, line 3: this variable is already set on line 1',
    ],
    [
      'a variable twice, once empty',
      `HOST=\nHOST=${canary}`,
      '.env, line 2: this variable is already set on line 1',
    ],
    ['a line without =', `PORT=1\n${canary}`, '.env, line 2: this is not NAME=value'],
    ['the syntax of YAML', `HOST: ${canary}`, '.env, line 1: this is not NAME=value'],
    ['the syntax of PowerShell', `$env:HOST = "${canary}"`, '.env, line 1: this is not NAME=value'],
    ['the syntax of cmd', `set HOST=${canary}`, '.env, line 1: this is not NAME=value'],
    ['an invisible character in a name', `HO\u200bST=${canary}`, '.env, line 1: this is not NAME=value'],
  ])('must not have %s, and is never quoted', (_, content, issue) => {
    const { issues } = describeFile(content);
    expect(issues).toEqual([expect.stringContaining(issue)]);
    expect(issues.join()).not.toContain(canary);
  });

  it('reports its issues together with those of the values', () => {
    const { issues } = describeFile('AUTH_MODE=passthrough#1\nnonsense\nTRUSTED_DOCUMENT=x\nPORT=http\n', {
      LOG_LEVEL: 'loud',
      CORS_ORIGIN: 'https://a.example',
      UPSTREAM: 'graph',
    });
    expect(issues.map((issue) => /^(.env, line \d|\w+)/.exec(issue)?.[0]).sort()).toEqual([
      '.env, line 1',
      '.env, line 2',
      '.env, line 3',
      'AUTH_MODE',
      'CORS_ORIGIN',
      'LOG_LEVEL',
      'PORT',
    ]);
  });

  it('must not be a directory or a link to nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'case-operations-'));
    mkdirSync(join(folder, '.env'));
    expect(describeIn(folder)).toMatchObject({ issues: ['.env is a directory'] });
    const other = mkdtempSync(join(tmpdir(), 'case-operations-'));
    symlinkSync('nothing', join(other, '.env'));
    expect(describeIn(other)).toMatchObject({ issues: ['.env does not exist'] });
  });

  it.each([
    [
      'TRUSTED_DOCUMENT=x',
      '.env, line 1: TRUSTED_DOCUMENT is not a setting of this server: did you mean TRUSTED_DOCUMENTS?',
    ],
    ['port=4100', '.env, line 1: port is not a setting of this server: did you mean PORT?'],
    ['COLOUR=x', '.env, line 1: COLOUR is not a setting of this server'],
    [`${canary}Zg==`, '.env, line 1: the name is not a setting of this server'],
    [
      'NODE_EXTRA_CA_CERTS=x',
      '.env, line 1: NODE_EXTRA_CA_CERTS has no effect here, because Node.js reads it at its start: set it in the environment',
    ],
  ])('must only have settings, not %s', (content, issue) => {
    expect(describeFile(content)).toMatchObject({ issues: [issue] });
  });

  it('may have the variables of the libraries in this program', () => {
    const content = 'HTTPS_PROXY=http://proxy.example:8080\nno_proxy=localhost\nAZURE_LOG_LEVEL=info';
    expect(describeFile(content)).toMatchObject({ issues: [] });
  });
});
