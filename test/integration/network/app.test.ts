import type { RequestListener } from 'node:http';
import { createApp } from '../../../src/app.js';
import { loadConfig } from '../../../src/config/load-config.js';
import { startConnectProxy } from '../../testkit/connect-proxy.js';
import { caseId, id } from '../../testkit/documents.js';
import { trust } from '../../testkit/entra/trust.js';
import { type ServerCertificates, makeServerCertificates } from '../../testkit/server-certificates.js';
import { post } from '../../testkit/service.js';
import { type Upstream, closedPort, startUpstream } from '../../testkit/upstream.js';

const one = `{ caseOperation(caseId: "${caseId}", id: "${id}") { id } }`;
const all = `{ ediscoveryCase(id: "${caseId}") { operations { nodes { id } } } }`;
const update = `mutation {
  updateCaseOperation(input: { caseId: "${caseId}", id: "${id}", patch: { percentProgress: 5 } }) {
    userErrors { code message }
  }
}`;

let certificates: ServerCertificates;
let distrust: () => void;

beforeAll(async () => {
  certificates = await makeServerCertificates();
  distrust = trust(certificates.caPem);
});
afterAll(() => {
  distrust();
});

/** The program in front of an upstream, with the real time. */
async function startProgram(root: string, environment: Record<string, string> = {}) {
  const logged: string[] = [];
  const write = (facts: object, message: string) => void logged.push(JSON.stringify({ ...facts, message }));
  const config = loadConfig({
    PORT: '0',
    UPSTREAM: 'graph',
    AUTH_MODE: 'passthrough',
    GRAPH_BASE_URL: root,
    ...environment,
  });
  const app = await createApp({ config, log: { debug: write, info: write, warn: write, error: write } });
  const url = await app.start();
  const attempts = () => logged.filter((line) => line.includes('"upstream":{'));
  return {
    attempts,
    query: (query: string) => post(url, { query }, { authorization: 'Bearer the-token' }),
    stop: () => app.stop(),
  };
}

const answer: RequestListener = (_, response) => {
  response.end(JSON.stringify({ id }));
};

describe('the program in front of an upstream that it cannot reach', () => {
  const roots: [string, () => Promise<{ root: string; upstream?: Upstream }>, string][] = [
    [
      'with a self-signed certificate',
      async () => {
        const upstream = await startUpstream(answer, certificates.selfSigned);
        return { root: upstream.origin, upstream };
      },
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    ],
    [
      'that speaks plain HTTP',
      async () => {
        const upstream = await startUpstream(answer);
        return { root: upstream.origin.replace('http:', 'https:'), upstream };
      },
      'ERR_SSL_',
    ],
    ['that is down', async () => ({ root: `https://127.0.0.1:${await closedPort()}` }), 'ECONNREFUSED'],
  ];

  it.each(roots)('%s answers within 3 s after one attempt, and logs the cause', async (_, start, code) => {
    const { root, upstream } = await start();
    const program = await startProgram(root);
    try {
      for (const query of [one, update]) {
        const before = program.attempts().length;
        const started = performance.now();
        const { text } = await program.query(query);
        expect(performance.now() - started).toBeLessThan(3000);
        expect(text).toContain('UPSTREAM_UNAVAILABLE');
        expect(text).not.toMatch(/OUTCOME_UNKNOWN|127\.0\.0\.1|localhost|SELF_SIGNED|ECONN/);
        const lines = program.attempts().slice(before);
        expect(lines).toHaveLength(1);
        expect(lines[0]).toContain(`"failure":"${code}`);
      }
      expect(upstream?.requests ?? []).toEqual([]);
    } finally {
      await program.stop();
      await upstream?.stop();
    }
  });
});

describe('the program behind a proxy', () => {
  it.each(['HTTPS_PROXY', 'https_proxy'])('of %s reaches the upstream through it', async (name) => {
    const proxy = await startConnectProxy({ credentials: 'user:secret' });
    const upstream = await startUpstream(answer, certificates.valid);
    const program = await startProgram(upstream.origin, { [name]: proxy.url });
    const direct = await startProgram(upstream.origin, { [name]: proxy.url, NO_PROXY: 'localhost' });
    try {
      expect((await program.query(one)).data).toEqual({ caseOperation: { id } });
      expect(proxy.requests).toEqual([`CONNECT ${new URL(upstream.origin).host}`]);
      expect((await direct.query(one)).data).toEqual({ caseOperation: { id } });
      expect(proxy.requests).toHaveLength(1);
    } finally {
      await program.stop();
      await direct.stop();
      await upstream.stop();
      await proxy.stop();
    }
  });

  it.each([407, 502])('that refuses with %d tells the caller that nothing was sent', async (refusal) => {
    const proxy = await startConnectProxy({ credentials: 'user:secret', refusal });
    const upstream = await startUpstream(answer, certificates.valid);
    const program = await startProgram(upstream.origin, { HTTPS_PROXY: proxy.url });
    try {
      const { text } = await program.query(update);
      expect(text).toContain('UPSTREAM_UNAVAILABLE');
      expect(text + program.attempts().join()).not.toMatch(/secret|OUTCOME_UNKNOWN/);
      expect(program.attempts()).toEqual([expect.stringContaining(`PROXY_RESPONSE_${refusal}`)]);
      expect([upstream.requests, proxy.requests.length]).toEqual([[], 1]);
    } finally {
      await program.stop();
      await upstream.stop();
      await proxy.stop();
    }
  });
});

describe('the program behind an API gateway with a path prefix', () => {
  it('asks the gateway for the pages that Graph names by its own root', async () => {
    const tokens: (string | undefined)[] = [];
    const upstream = await startUpstream(({ url = '', headers }, response) => {
      tokens.push(headers.authorization);
      const path = url.replace(/^\/gateway/, '');
      const page = path.endsWith('$skiptoken=2')
        ? { value: [{ id: 'b' }] }
        : { value: [{ id: 'a' }], '@odata.nextLink': `https://graph.microsoft.com${path}?$skiptoken=2` };
      response.end(JSON.stringify(path.includes('/operations') ? page : { id: caseId }));
    });
    const program = await startProgram(`${upstream.origin}/gateway`);
    try {
      const { data } = await program.query(all);
      expect(data).toEqual({ ediscoveryCase: { operations: { nodes: [{ id: 'a' }, { id: 'b' }] } } });
      const list = `GET /gateway/beta/security/cases/ediscoveryCases/${caseId}/operations`;
      expect(upstream.requests.filter((line) => line.includes('/operations'))).toEqual([
        list,
        `${list}?$skiptoken=2`,
      ]);
      expect(new Set(tokens)).toEqual(new Set(['Bearer the-token']));
    } finally {
      await program.stop();
      await upstream.stop();
    }
  });
});
