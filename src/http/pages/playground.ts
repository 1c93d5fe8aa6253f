import { fastifyStatic } from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PlaygroundInfo, playgroundPage, playgroundPolicy } from './playground-page.js';

export interface PlaygroundOptions {
  /** The folder of the built playground. */
  readonly folder: string;
  readonly info: PlaygroundInfo;
}

/** Serves the files of the playground and returns a function that sends its page. */
export async function createPlayground(server: FastifyInstance, { folder, info }: PlaygroundOptions) {
  const page = playgroundPage(await readFile(join(folder, 'index.html'), 'utf8'), info);
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
  });
  return (reply: FastifyReply): FastifyReply =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', playgroundPolicy)
      // The page refers to files that the next version does not have.
      .header('cache-control', 'no-cache')
      .send(page);
}
