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

export interface Playground {
  /** The page; undefined while the playground is not built. */
  getPage(): Promise<string | undefined>;
  sendPage(reply: FastifyReply, page: string): FastifyReply;
}

/** Serves the files of the playground. In a checkout, it may be built while the server is running. */
export async function createPlayground(
  server: FastifyInstance,
  { folder, info }: PlaygroundOptions,
): Promise<Playground> {
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/playground/assets/',
    // Their names change with their content.
    maxAge: '365d',
    immutable: true,
    preCompressed: true,
    index: false,
    redirect: false,
    decorateReply: false,
  });
  return {
    async getPage() {
      const template = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
      return template === undefined ? undefined : playgroundPage(template, info);
    },
    sendPage: (reply, page) =>
      reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', playgroundPolicy)
        // It names files that the next version does not have.
        .header('cache-control', 'no-cache')
        .send(page),
  };
}
