import { Redis } from 'ioredis';
import { createHmac, randomUUID } from 'node:crypto';
import type { Logger } from '../telemetry/logger.js';
import { type ChannelSubscription, createChannels, rejectAfter } from './channels.js';

export interface RedisOptions {
  /** With user and password, if the server needs them; `rediss:` for TLS. */
  readonly url: Secret;
  /** The key of the names and messages in Redis: the same in all processes that share. */
  readonly keySecret: Secret;
}

/** A string that is only shown on purpose. */
interface Secret {
  reveal(): string;
}

/** A connection to Redis that never holds up a request for longer than one short timeout. */
export interface RedisConnection {
  /** Runs a command; returns undefined while Redis is unavailable, and if it becomes so. */
  run<T>(command: (redis: Redis) => Promise<T>): Promise<T | undefined>;
  /** Calls back with the messages of a channel. */
  subscribe(channel: string, listener: (message: string) => void): ChannelSubscription;
  /** Returns the name of something in Redis. It reveals nothing: names of tenants and cases are not in Redis. */
  toName(kind: string, ...parts: readonly string[]): string;
  /** Returns the signature of a message. */
  sign(message: string): string;
  /** Number of processes that share, as far as known. */
  readonly countProcesses: () => number;
  isUp(): boolean;
  /** Resolves when Redis answers; fails with the reason if it does not within a few seconds. */
  check(): Promise<void>;
  close(): void;
}

/** Milliseconds that a command may take. */
const commandTimeoutMs = 250;

/** Milliseconds that the first connection may take. */
const connectTimeoutMs = 1_000;

/** Milliseconds that Redis may take to answer when a process starts. */
const startTimeoutMs = 5_000;

/** Milliseconds between two attempts to reach Redis again. */
const retryMs = 1_000;

/** Milliseconds between two signs of life of a process, and after which it is taken for gone. */
const heartbeatMs = 5_000;
const goneMs = 3 * heartbeatMs;

const countScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('ZCARD', KEYS[1])`;

const ignore = () => undefined;

/** Skips Redis after a failure, until a ping in the background succeeds: each command would wait for its timeout. */
function createBreaker(redis: Redis, log: Logger) {
  let isUp = true;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const reset = () => {
    clearTimeout(timer);
    if (!isUp) log.info({ redis: 'up' }, 'redis can be reached again');
    isUp = true;
  };
  const ping = () => {
    redis.ping().then(reset, retry);
  };
  const retry = () => {
    if (!isStopped) timer = setTimeout(ping, retryMs).unref();
  };
  const trip = (error: unknown) => {
    if (!isUp) return;
    isUp = false;
    const cause = error instanceof Error ? error.name : 'unknown';
    log.warn({ redis: 'down', cause }, 'redis cannot be reached: this process goes on alone');
    retry();
  };
  redis.on('ready', reset);
  return {
    isUp: () => isUp,
    trip,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

export function connectRedis(options: RedisOptions, log: Logger): RedisConnection {
  const [url, keySecret] = [options.url.reveal(), options.keySecret.reveal()];
  const common = {
    connectTimeout: connectTimeoutMs,
    retryStrategy: (attempt: number) => Math.min(100 * attempt, retryMs),
  };
  const redis = new Redis(url, {
    ...common,
    ...{ enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: commandTimeoutMs },
  });
  const subscriber = new Redis(url, { ...common, maxRetriesPerRequest: null });
  const breaker = createBreaker(redis, log);
  // Each command reports its own failure.
  redis.on('error', ignore);
  subscriber.on('error', () => undefined);
  let hasConnected = false;
  const ready = new Promise<void>((resolve) =>
    redis.once('ready', () => {
      hasConnected = true;
      resolve();
    }),
  );
  let processes = 1;
  const sign = (text: string) => createHmac('sha256', keySecret).update(text).digest('base64url');
  const toName: RedisConnection['toName'] = (kind, ...parts) =>
    `case-operations:${kind}:${sign(JSON.stringify([kind, ...parts])).slice(0, 22)}`;

  const run: RedisConnection['run'] = async (command) => {
    if (!breaker.isUp()) return undefined;
    try {
      // The first commands come before the first connection.
      if (!hasConnected) await Promise.race([ready, rejectAfter(connectTimeoutMs)]);
      return await command(redis);
    } catch (error) {
      breaker.trip(error);
      return undefined;
    }
  };
  const id = randomUUID();
  const beat = async () => {
    const name = toName('processes');
    processes = Number((await run((client) => client.eval(countScript, 1, name, id, goneMs))) ?? processes);
  };
  const heartbeat = setInterval(() => void beat(), heartbeatMs).unref();
  void beat();

  return {
    run,
    subscribe: createChannels(subscriber, commandTimeoutMs),
    ...{ toName, sign, isUp: breaker.isUp, countProcesses: () => processes },
    check: () => checkAnswers(redis, ready),
    close() {
      clearInterval(heartbeat);
      breaker.stop();
      redis.disconnect();
      subscriber.disconnect();
    },
  };
}

/** Fails with the last error of the connection, which has the reason, if there was one. */
async function checkAnswers(redis: Redis, ready: Promise<void>): Promise<void> {
  const failed = Promise.withResolvers<never>();
  let reason: Error | undefined;
  redis.on('error', (error: Error) => (reason = error));
  const timer = setTimeout(() => {
    failed.reject(reason ?? new Error('no answer'));
  }, startTimeoutMs);
  try {
    await Promise.race([ready.then(() => redis.ping()), failed.promise]);
  } finally {
    clearTimeout(timer);
  }
}
