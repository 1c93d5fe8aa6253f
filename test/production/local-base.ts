import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The programs that the steps of the Dockerfile run. */
const programs = { sh: '/bin/sh', env: '/usr/bin/env', mkdir: '/usr/bin/mkdir', rm: '/usr/bin/rm' };

/** Libraries that packages of npm load, although no program here is linked with them. */
const libraries = ['/lib/x86_64-linux-gnu/librt.so.1', '/lib/x86_64-linux-gnu/libresolv.so.2'];

function find(program: string): string {
  return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
}

/**
 * Makes the root file system of a base image of files of this machine: Node.js, npm, a shell and their libraries. It
 * stands for an image that cannot be fetched here.
 */
export function createRootFiles(folder: string): void {
  const copy = (from: string, to: string) => {
    mkdirSync(join(folder, dirname(to)), { recursive: true });
    cpSync(realpathSync(from), join(folder, to), { recursive: true });
  };
  const copyProgram = (from: string, to: string) => {
    copy(from, to);
    const linked = execFileSync('sh', ['-c', `ldd "${realpathSync(from)}" || true`], { encoding: 'utf8' });
    for (const [library] of linked.matchAll(/\/\S+(?= \()/g)) copy(library, library);
  };
  copyProgram(process.execPath, '/usr/bin/node');
  for (const [name, to] of Object.entries(programs)) copyProgram(find(name), to);
  for (const library of libraries) copy(library, library);
  const npm = dirname(dirname(realpathSync(find('npm'))));
  copy(npm, '/usr/lib/node_modules/npm');
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(folder, 'usr/bin/npm'));
  copy('/etc/ssl/certs/ca-certificates.crt', '/etc/ssl/certs/ca-certificates.crt');
  copy('/etc/nsswitch.conf', '/etc/nsswitch.conf');
  for (const name of ['tmp', 'root', 'proc', 'dev', 'sys', 'usr/etc', 'var/tmp'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
  writeFileSync(join(folder, 'etc/group'), 'root:x:0:\n');
  // npm trusts what this machine trusts, and asks the registry of this machine.
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  const cafile = '/etc/ssl/certs/ca-certificates.crt';
  if (readFileSync(cafile).length > 0)
    writeFileSync(join(folder, 'usr/etc/npmrc'), `cafile=${cafile}\nregistry=${registry}\n`);
}
