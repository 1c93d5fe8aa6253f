import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Prints the address in the form that the benchmark waits for. */
export function printAddress(port: number): void {
  console.log(`listening at http://127.0.0.1:${port}/graphql`);
}

export function listen(server: Server): void {
  server.listen(0, '127.0.0.1', () => {
    printAddress((server.address() as AddressInfo).port);
  });
}
