import { readFileSync } from 'node:fs';

/** Megabytes of a program after all garbage was collected. */
export interface Memory {
  /** What its JavaScript still holds. */
  readonly heap: number;
  /** Resident memory. */
  readonly resident: number;
}

interface Reply {
  readonly id?: number;
  readonly result?: { usedSize?: number; result?: { value?: number } };
}

const megabyte = 1024 * 1024;

function readResidentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** Asks a program that was started with `--inspect` for its memory. */
export async function readMemory(debuggerUrl: string): Promise<Memory> {
  const socket = new WebSocket(debuggerUrl);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const ask = (id: number, method: string, params: object = {}) =>
    new Promise<Reply['result']>((resolve) => {
      socket.onmessage = ({ data }) => {
        const reply = JSON.parse(String(data)) as Reply;
        if (reply.id === id) resolve(reply.result);
      };
      socket.send(JSON.stringify({ id, method, params }));
    });
  const pid = await ask(1, 'Runtime.evaluate', { expression: 'process.pid' });
  await ask(2, 'HeapProfiler.collectGarbage');
  const heap = await ask(3, 'Runtime.getHeapUsage');
  const closed = new Promise((resolve) => (socket.onclose = resolve));
  socket.close();
  await closed;
  return {
    heap: Number(heap?.usedSize) / megabyte,
    resident: readResidentMegabytes(Number(pid?.result?.value)),
  };
}
