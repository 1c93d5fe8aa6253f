import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { settings } from '../../src/config/settings/settings.js';
import { loadConfig } from '../../src/config/load-config.js';
import { createFolder } from '../testkit/folder.js';
import { listNames } from '../../src/config/settings/setting.js';

/** Tests read it as YAML has it. */
type Manifest = any;

const overlays = ['base', 'overlays/sandbox', 'overlays/workload-identity', 'overlays/redis'];

function validateObjects(manifests: string): { object: Manifest; error: string | null }[] {
  const { stdout, stderr } = spawnSync(process.execPath, ['test/production/validate-manifests.ts'], {
    input: manifests,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const kubectl = (...args: readonly string[]) => execFileSync('kubectl', args, { encoding: 'utf8' });

/** The manifests in the words of the kustomize of Debian's kubectl, which is older: version 2. */
function toOldFields(text: string): string {
  return text
    .replace('resources:\n  - ../../base', 'bases:\n  - ../../base')
    .replace(/patches:\n/, 'patchesStrategicMerge:\n')
    .replace(/- path: /g, '- ');
}

/** A copy of the manifests that this kubectl can render. */
function copyManifests(): string {
  const copy = createFolder().path;
  cpSync('deploy/kubernetes', copy, { recursive: true });
  const { minor } = JSON.parse(kubectl('version', '--client', '--output=json')).clientVersion;
  if (parseInt(minor) > 20) return copy;
  for (const file of globSync(`${copy}/overlays/*/kustomization.yaml`))
    writeFileSync(file, toOldFields(readFileSync(file, 'utf8')));
  return copy;
}

const manifests = copyManifests();
const render = (folder: string) => kubectl('kustomize', `${manifests}/${folder}`);

describe.each(overlays)('the manifests of %s', (folder) => {
  const validated = validateObjects(render(folder));
  const find = (kind: string): Manifest => validated.find(({ object }) => object.kind === kind)?.object;
  const labels = { 'app.kubernetes.io/name': 'case-operations' };

  it('are valid objects of Kubernetes', () => {
    expect(validated.filter(({ error }) => error !== null)).toEqual([]);
    expect(validated.map(({ object }) => object.kind).sort()).toEqual([
      ...['ConfigMap', 'Deployment', 'HorizontalPodAutoscaler', 'NetworkPolicy'],
      ...['PodDisruptionBudget', 'Service', 'ServiceAccount'],
    ]);
  });

  it('select the pods of this program, and no others', () => {
    const { template, selector } = find('Deployment').spec;
    expect(template.metadata.labels).toMatchObject(labels);
    expect(selector).toEqual({ matchLabels: labels });
    expect(find('Service').spec.selector).toEqual(labels);
    expect(find('PodDisruptionBudget').spec.selector).toEqual({ matchLabels: labels });
    expect(find('NetworkPolicy').spec.podSelector).toEqual({ matchLabels: labels });
  });

  it('run a program that may nothing, and give it time to stop', () => {
    const { containers, securityContext, terminationGracePeriodSeconds } =
      find('Deployment').spec.template.spec;
    const { data } = find('ConfigMap');
    const [{ securityContext: own, readinessProbe, livenessProbe }] = containers;
    expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(own).toEqual({
      ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
      capabilities: { drop: ['ALL'] },
    });
    expect([readinessProbe.httpGet.path, livenessProbe.httpGet.path]).toEqual(['/readyz', '/healthz']);
    const stopMs = Number(data.DRAIN_MS) + Number(data.SHUTDOWN_TIMEOUT_MS) + 5_000;
    expect(terminationGracePeriodSeconds * 1000).toBeGreaterThan(stopMs);
    // Load balancers learn of it within the drain time.
    expect(readinessProbe.periodSeconds * readinessProbe.failureThreshold * 1000).toBeLessThan(
      Number(data.DRAIN_MS),
    );
  });

  it('only have settings that exist', () => {
    const names = new Set(listNames(settings));
    expect(Object.keys(find('ConfigMap').data).filter((name) => !names.has(name))).toEqual([]);
  });
});

it('an invalid object is found', () => {
  const [validated] = validateObjects(
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\nspec: { replicas: "two" }\n',
  );
  expect(validated?.error).toContain('replicas');
});

it('the Dockerfile has no fault that a linter finds', () => {
  expect(validate(readFileSync('Dockerfile', 'utf8'))).toEqual([]);
  expect(validate('FROM node\nWORKDIR app\nCMD a\nCMD b\n')).not.toEqual([]);
});

it('compose.yaml starts a valid configuration', () => {
  const { services } = parse(readFileSync('compose.yaml', 'utf8'));
  const { environment } = services['case-operations'];
  expect(Object.keys(services).sort()).toEqual(['case-operations', 'prometheus', 'redis']);
  expect(loadConfig({ ...environment, NODE_ENV: 'production', HOST: '0.0.0.0' })).toMatchObject({
    ...{ upstream: 'sandbox', metrics: { host: '0.0.0.0', port: 9464 } },
    http: { playground: true },
  });
});
