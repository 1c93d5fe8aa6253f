import { parseArgs } from 'node:util';

export const usage = `Usage: graph-case-operations [command] [options]

Commands:
  serve          start the server, with an embedded sandbox unless UPSTREAM=graph (default)
  sandbox        start only the sandbox, which other programs can use as Microsoft Graph
  config         print the configuration in force, without secrets
  audit verify <file>...
                 check the chain of an audit trail, the oldest file first, and list updates without an outcome
  help           print this help
  version        print the version

Options:
  --port <n>     the port to listen on, instead of PORT (SANDBOX_PORT for sandbox)
  --json         print the configuration, or the result of audit verify, as JSON
  -h, --help     print this help
  -v, --version  print the version

Settings are read from the environment and from the file .env in the working directory.
`;

const commands = ['serve', 'sandbox', 'config', 'audit', 'help', 'version'] as const;

export interface CommandLine {
  readonly command: (typeof commands)[number];
  /** The settings that options replace. */
  readonly settings: Readonly<Record<string, string>>;
  readonly json: boolean;
  /** The files of `audit verify`. */
  readonly files: readonly string[];
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', short: 'v', default: false },
    },
  });
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
}

/** Reads the arguments; a string is the reason why they are invalid. */
export function parseCommandLine(args: readonly string[]): CommandLine | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    // The rest is about arguments that begin with a hyphen.
    const [reason = ''] = (error as Error).message.split(/\. |\n/);
    return `${reason}.`;
  }
  const { port, json, help, version } = parsed.values;
  const [name = 'serve', ...rest] = parsed.positionals;
  const command = commands.find((one) => one === name);
  const isAudit = command === 'audit' && (rest[0] === 'verify' || help);
  if (!command || (rest.length > 0 && !isAudit) || (command === 'audit' && !isAudit))
    return `Unknown command "${parsed.positionals.join(' ')}".`;
  const files = rest.slice(1);
  if (help || command === 'help') return { command: 'help', settings: {}, json: false, files };
  if (version || command === 'version') return { command: 'version', settings: {}, json: false, files };
  if (isAudit && files.length === 0) return 'audit verify needs the path of a file.';
  if (json && !isAudit && command !== 'config')
    return '--json is an option of the commands config and audit verify.';
  if (port !== undefined && !isPort(port)) return '--port must be a whole number from 0 to 65535.';
  const setting = command === 'sandbox' ? 'SANDBOX_PORT' : 'PORT';
  return { command, settings: port === undefined ? {} : { [setting]: port }, json, files };
}
