/** The events of a subscription over one HTTP response, as a client reads them. */
export interface ClientStream {
  readonly status: number;
  readonly headers: Headers;
  /** Returns the next result; undefined at the end. Fails if the connection breaks. */
  next(): Promise<any>;
  /** Closes the connection. */
  close(): Promise<void>;
}

export interface StreamOptions {
  readonly accept?: string;
  readonly variables?: object;
  readonly headers?: Record<string, string>;
}

/** Where a message of a format ends, and the result in it; undefined for signs of life. */
const formats = {
  'text/event-stream': {
    end: '\n\n',
    read(message: string): unknown {
      if (message.startsWith('event: complete')) return 'complete';
      const data = /^event: next\ndata: (.*)$/s.exec(message)?.[1];
      return data === undefined ? undefined : JSON.parse(data);
    },
  },
  'multipart/mixed': {
    end: '--graphql',
    read(message: string): unknown {
      if (message.startsWith('--')) return 'complete';
      const json = /\r\n\r\n(.*)\r\n$/s.exec(message)?.[1];
      return json === undefined ? undefined : (JSON.parse(json) as { payload?: unknown }).payload;
    },
  },
};

/** Subscribes over an HTTP response that does not end. */
export async function openStream(
  url: string,
  query: string,
  { accept = 'text/event-stream', variables = {}, headers = {} }: StreamOptions = {},
): Promise<ClientStream> {
  const controller = new AbortController();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body: JSON.stringify({ query, variables }),
    signal: controller.signal,
  });
  const type = response.headers.get('content-type') ?? '';
  const format = Object.entries(formats).find(([name]) => type.startsWith(name))?.[1];
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  return {
    status: response.status,
    headers: response.headers,
    async next() {
      if (!format) throw new Error(`Expected a stream, got ${type}: ${buffer}`);
      for (;;) {
        const end = buffer.indexOf(format.end);
        if (end >= 0) {
          const result = format.read(buffer.slice(0, end));
          buffer = buffer.slice(end + format.end.length);
          if (result === 'complete') return undefined;
          if (result !== undefined) return result;
          continue;
        }
        const { done, value } = await reader.read();
        if (done && buffer.startsWith('--')) return undefined;
        if (done) throw new Error('The stream has ended without a last message.');
        buffer += value;
      }
    },
    async close() {
      controller.abort();
      await reader.cancel().catch(() => undefined);
    },
  };
}
