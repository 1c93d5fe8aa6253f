import { createServer } from 'node:net';
import { once } from 'node:events';
import { runProgram } from '../testkit/process.js';
import { startRedis } from './redis-server.js';

const environment = { PORT: '0', LOG_LEVEL: 'silent', REDIS_KEY_SECRET: 'a secret of this deployment' };

describe('a process with REDIS_URL', () => {
  it('starts with a Redis that answers', async () => {
    const redis = await startRedis();
    const program = runProgram({ ...environment, REDIS_URL: redis.url });
    await program.waitFor(/serves GraphQL/);
    expect(await program.end()).toBe(0);
    await redis.stop();
  });

  it('ends with a clear error if Redis cannot be reached, without its password', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    const program = runProgram({ ...environment, REDIS_URL: `redis://user:canary@127.0.0.1:${port}` });
    expect(await program.exited).toBe(1);
    expect(program.errors()).toContain('REDIS_URL: Redis cannot be reached (ECONNREFUSED)');
    expect(program.errors() + program.output()).not.toContain('canary');
  });
});
