/**
 * The least that a proxy can do: node:http and undici, which send the same requests to Microsoft Graph. It looks at the
 * variables only. What Graph returns is passed on as it is, or with `BARE_JSON=on` parsed, mapped and printed.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { connectToGraph, toOperationPath } from './graph.ts';
import { listen } from './listen.ts';
import { createOperations, type Reference, type Update } from './operations.ts';

interface Variables extends Partial<Reference> {
  readonly input?: Update & { readonly updates?: readonly Update[] };
  readonly first?: number;
  readonly representations?: readonly Reference[];
}

const send = connectToGraph();
const operations = createOperations(send);

async function readVariables(request: IncomingMessage): Promise<Variables> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return (JSON.parse(text) as { variables: Variables }).variables;
}

async function answerWithText(authorization: string, variables: Variables): Promise<string> {
  const { input, caseId = '', id = '', first, representations } = variables;
  const update = async ({ patch, ...ref }: Update) =>
    (await send(authorization, toOperationPath(ref.caseId, ref.id), patch)).text;
  const get = async (ref: Reference) => (await send(authorization, toOperationPath(ref.caseId, ref.id))).text;
  if (representations) return `[${(await Promise.all(representations.map(get))).join(',')}]`;
  if (input?.updates) return `[${(await Promise.all(input.updates.map(update))).join(',')}]`;
  if (input) return update(input);
  if (first !== undefined) return (await send(authorization, `${caseId}/operations`)).text;
  return get({ caseId, id });
}

async function answerWithJson(authorization: string, variables: Variables): Promise<string> {
  const { input, caseId = '', id = '', first, representations } = variables;
  const getData = async () => {
    if (representations) return { _entities: await operations.getAll(authorization, representations) };
    if (input?.updates)
      return { updateCaseOperations: await operations.updateAll(authorization, input.updates) };
    if (input) return { updateCaseOperation: await operations.update(authorization, input) };
    if (first === undefined) return { caseOperation: await operations.get(authorization, { caseId, id }) };
    return { ediscoveryCase: { operations: await operations.list(authorization, caseId, first) } };
  };
  return JSON.stringify({ data: await getData() });
}

const answer = process.env['BARE_JSON'] === 'on' ? answerWithJson : answerWithText;

listen(
  createServer((request, response) => {
    const respond = async () => {
      const text = await answer(request.headers.authorization ?? '', await readVariables(request));
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      response.writeHead(200, headers).end(text);
    };
    respond().catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  }),
);
