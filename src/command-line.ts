import { parseArgs } from 'node:util';

export const usage = `Usage: graph-case-operations [command] [options]

Commands:
  serve          start the server, with an embedded sandbox unless UPSTREAM=graph (default)
  sandbox        start only the sandbox, which other programs can use as Microsoft Graph
  config         print the configuration in force, without secrets
  doctor         check the set-up step by step, and print what to do next
  schema         print the GraphQL schema (SDL)
  audit verify <file>...
                 check the chain of an audit trail, the oldest file first, and list updates without an outcome
  help           print this help
  version        print the version

Options of serve, sandbox and config:
  --port <n>     the port to listen on, instead of PORT (SANDBOX_PORT for sandbox)

Options of config, doctor and audit verify:
  --json         print JSON

Options of doctor:
  --token-file <path>
                 a file with the access token of a caller, instead of DOCTOR_TOKEN; - for standard input
  --write <caseId/id>
                 write one property of this operation to its own value
  --purview-object-id <id>
                 the ObjectId that Get-ServicePrincipal prints for the application of this server

Options of all commands:
  -h, --help     print this help
  -v, --version  print the version

doctor exits with 0 if nothing is to do, with 1 if something is, and with 2 if its arguments are invalid.
Settings are read from the environment and from the file .env in the working directory.
`;

type OptionName = 'port' | 'json' | 'token-file' | 'write' | 'purview-object-id';

interface Command {
  readonly options: readonly OptionName[];
  /** The exit code for invalid arguments. @default 1 */
  readonly usageExitCode?: 2;
  /** The word after the command, before the paths of files. @default no positional arguments */
  readonly verb?: string;
}

/** The commands with their options. */
const commands = {
  serve: { options: ['port'] },
  sandbox: { options: ['port'] },
  config: { options: ['port', 'json'] },
  // Its 1 means that there is something to do.
  doctor: { options: ['json', 'token-file', 'write', 'purview-object-id'], usageExitCode: 2 },
  schema: { options: [] },
  audit: { options: ['json'], verb: 'verify' },
  help: { options: [] },
  version: { options: [] },
} as const satisfies Readonly<Record<string, Command>>;

type CommandName = keyof typeof commands;

export interface CommandLine {
  readonly command: CommandName;
  /** The settings that options replace. */
  readonly settings: Readonly<Record<string, string>>;
  readonly json: boolean;
  /** The files of `audit verify`. */
  readonly files?: readonly string[];
  readonly tokenFile?: string | undefined;
  readonly write?: { readonly caseId: string; readonly id: string } | undefined;
  readonly purviewObjectId?: string | undefined;
}

export interface UsageError {
  readonly reason: string;
  readonly exitCode: 1 | 2;
}

/** The value of `--token-file` for standard input. */
export const readsInput = '-';

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      json: { type: 'boolean' },
      'token-file': { type: 'string' },
      write: { type: 'string' },
      'purview-object-id': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', short: 'v', default: false },
    },
  });
}

type Values = ReturnType<typeof parse>['values'];

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

function findCommand(name: string): Command | undefined {
  return isCommand(name) ? commands[name] : undefined;
}

/** The reason why an option does not belong to a command. */
function findForeignOption(command: CommandName, values: Values): string | undefined {
  const allowed: readonly string[] = commands[command].options;
  const foreign = Object.keys(values).find(
    (name) => name !== 'help' && name !== 'version' && !allowed.includes(name),
  );
  if (foreign === undefined) return undefined;
  const owners = Object.entries<Command>(commands).filter(([, { options }]) =>
    (options as readonly string[]).includes(foreign),
  );
  const names = owners.map(([name, { verb }]) => (verb === undefined ? name : `${name} ${verb}`));
  return `--${foreign} is an option of the command${names.length > 1 ? 's' : ''} ${names.join(', ')}.`;
}

function findInvalidValue(values: Values): string | undefined {
  const { port, write, 'token-file': tokenFile, 'purview-object-id': objectId } = values;
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    return '--port must be a whole number from 0 to 65535.';
  }
  if (tokenFile === '') return '--token-file must be the path of a file, or - for standard input.';
  if (write !== undefined && !/^[^/\s]+\/[^/\s]+$/.test(write)) {
    return '--write must be the id of a case and the id of an operation: caseId/id.';
  }
  if (objectId !== undefined && !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(objectId)) {
    return '--purview-object-id must be a GUID.';
  }
  return undefined;
}

function toSettings(
  command: CommandName,
  { port, 'token-file': tokenFile }: Values,
): CommandLine['settings'] {
  return {
    ...(port !== undefined && { [command === 'sandbox' ? 'SANDBOX_PORT' : 'PORT']: port }),
    ...(tokenFile !== undefined && tokenFile !== readsInput && { DOCTOR_TOKEN_FILE: tokenFile }),
  };
}

/** Reads the arguments. */
export function parseCommandLine(args: readonly string[]): CommandLine | UsageError {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    // The rest is about arguments that begin with a hyphen.
    const [reason = ''] = (error as Error).message.split(/\. |\n/);
    const command = args.map(findCommand).find((found) => found !== undefined);
    return { reason: `${reason}.`, exitCode: command?.usageExitCode ?? 1 };
  }
  const { values, positionals } = parsed;
  const [command = 'serve', ...rest] = positionals;
  const { usageExitCode: exitCode = 1, verb } = findCommand(command) ?? {};
  const [word, ...files] = rest;
  const isComplete = verb === undefined ? rest.length === 0 : word === verb || values.help;
  if (!isCommand(command) || !isComplete) {
    return { reason: `Unknown command "${positionals.join(' ')}".`, exitCode };
  }
  if (values.help || command === 'help') return { command: 'help', settings: {}, json: false };
  if (values.version || command === 'version') return { command: 'version', settings: {}, json: false };
  const reason = findForeignOption(command, values) ?? findInvalidValue(values);
  if (reason !== undefined) return { reason, exitCode };
  if (verb !== undefined && files.length === 0) {
    return { reason: `${command} ${verb} needs the path of a file.`, exitCode };
  }
  const [caseId, id] = values.write?.split('/') ?? [];
  return {
    command,
    settings: toSettings(command, values),
    json: values.json ?? false,
    files,
    tokenFile: values['token-file'],
    write: caseId !== undefined && id !== undefined ? { caseId, id } : undefined,
    purviewObjectId: values['purview-object-id'],
  };
}
