/**
 * Compares this server with a bare proxy and with other GraphQL servers, which do the same requests to a fake Microsoft
 * Graph in turn: CPU time for each request, throughput, latency, memory and start. `bench/README.md` explains it.
 *
 * npm run bench -- [--quick] [--only update,get] [--candidates bare,this] [--growth] [--steady]
 */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { endChildrenWithProcess, pinThisProcess } from './compare/children.ts';
import { chooseCores, describeMachine } from './compare/machine.ts';
import { readOptions } from './compare/options.ts';
import { measureGrowth } from './compare/growth.ts';
import { compareCandidates } from './compare/run-compare.ts';
import { startStage } from './compare/stage.ts';
import { measureSteady } from './compare/steady.ts';

const connections = 32;

const args = process.argv.slice(2);
const options = readOptions(args);
const cores = options.pins ? chooseCores() : undefined;
endChildrenWithProcess();
if (cores) pinThisProcess(cores.loadCores);

const sections: string[] = [];
const print = (section: string) => {
  sections.push(section);
  console.log(`${section}\n`);
};
const command = ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
print('# Results of the benchmark');
print(`\`${command}\`, ${new Date().toISOString().slice(0, 10)}. ${connections} connections.`);
print(describeMachine(options.candidates, cores !== undefined));

async function write(path: string, text: string) {
  const style = await resolveConfig(path);
  writeFileSync(path, await format(text, { ...style, parser: 'markdown' }));
}

const stage = await startStage({ cores, connections });
if (options.mode === 'growth') {
  writeFileSync('bench/growth.svg', await measureGrowth(stage, print));
  sections.push('![The same figures, with both axes logarithmic](growth.svg)');
} else if (options.mode === 'steady') {
  process.exitCode = (await measureSteady(options.seconds, stage, print)) ? 0 : 1;
} else {
  await compareCandidates(options, stage, print);
}
await stage.end();
if (options.results !== undefined) await write(options.results, sections.join('\n\n'));
