import type { FastifyInstance, FastifyReply } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PlaygroundInfo, playgroundPage, playgroundPolicy } from './playground-page.js';

export interface PlaygroundOptions {
  /** The folder of the built playground; it may appear while the server runs. */
  readonly folder: string;
  readonly info: PlaygroundInfo;
}

const retrySeconds = 2;

/** No script and no style: the policy for all other responses applies to it. */
const notBuiltPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${retrySeconds}">
<title>Case Operations</title>
</head>
<body>
<main>
<h1>Case Operations</h1>
<p>The playground is being built. This page reloads until it is ready.</p>
<p>GraphQL is ready: send requests to this address by POST.</p>
</main>
</body>
</html>
`;

/** Serves the files of the playground and returns a function that sends its page. */
export async function createPlayground(server: FastifyInstance, { folder, info }: PlaygroundOptions) {
  // Loaded on demand: a server in production has no playground.
  const { default: fastifyStatic } = await import('@fastify/static');
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/playground/assets/',
    // File names contain a hash of the content.
    maxAge: '365d',
    immutable: true,
    preCompressed: true,
    index: false,
    redirect: false,
    decorateReply: false,
    suppressWarning: true,
  });
  return async (reply: FastifyReply): Promise<FastifyReply> => {
    // Read for each request: `npm start` builds the playground while the server runs.
    const template = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
    // The page refers to files that the next version does not have.
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache');
    return template === undefined
      ? reply.code(503).header('retry-after', retrySeconds).send(notBuiltPage)
      : reply.header('content-security-policy', playgroundPolicy).send(playgroundPage(template, info));
  };
}
