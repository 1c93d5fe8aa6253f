import { caseId, id, read } from '../testkit/documents.js';
import { type Entra, startEntra } from '../testkit/entra/start-entra.js';
import { type Program, runProgram } from '../testkit/process.js';

const served = /serves GraphQL at (http:\/\/\S+\/graphql)/;

describe('the built program with AUTH_MODE=on-behalf-of', () => {
  let entra: Entra;
  let environment: Record<string, string>;
  const running: Program[] = [];
  const run = (args: string[] = []) => {
    const program = runProgram(environment, args);
    running.push(program);
    return program;
  };
  beforeAll(async () => {
    entra = await startEntra();
    environment = {
      PORT: '0',
      UPSTREAM: 'sandbox',
      AUTH_MODE: 'on-behalf-of',
      AZURE_TENANT_ID: entra.tenants.home,
      AZURE_CLIENT_ID: entra.clientId,
      AZURE_CLIENT_SECRET: entra.clientSecret,
      AZURE_AUTHORITY_HOST: entra.origin,
      NODE_EXTRA_CA_CERTS: entra.caFile,
    };
  });
  afterAll(async () => {
    await Promise.all(running.map((program) => program.end('SIGKILL')));
    await entra.stop();
  });

  it('the program signs in to Microsoft Entra and discloses no secret or token', async () => {
    const program = run();
    const [, url = ''] = await program.waitFor(served);
    const tokens = [entra.issue(), entra.issue({ lifetime: 'expired' }), entra.forge.unsigned()];
    const answers = await Promise.all(
      tokens.map(async (token) => {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ query: read, variables: { caseId, id } }),
        });
        return { status: response.status, text: await response.text() };
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 401]);
    expect(JSON.parse(answers[0]?.text ?? '')).toMatchObject({ data: { caseOperation: { id } } });
    expect(entra.journal.filter(({ endpoint }) => endpoint === 'token')).toHaveLength(1);

    const health = await (await fetch(new URL('/healthz', url))).text();
    await program.end();
    const written = [program.output(), program.errors(), health, ...answers.map(({ text }) => text)].join(
      '\n',
    );
    expect(program.errors()).toContain('"status":200');
    for (const kept of [entra.clientSecret, ...tokens]) expect(written).not.toContain(kept);
    expect(written).not.toContain('eyJ');
  });

  it('the printed configuration shows only that the secret is set', async () => {
    const program = run(['config']);
    expect(await program.exited).toBe(0);
    expect(program.output()).toContain('AUTH_MODE: on-behalf-of (environment)\n');
    expect(program.output()).toContain('AZURE_CLIENT_SECRET: set (environment)\n');
    expect(program.output() + program.errors()).not.toContain(entra.clientSecret);
  });
});
