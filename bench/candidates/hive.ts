/** Hive Gateway, which sends the requests of an OpenAPI description. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway';
import { placeholder, supergraphPath } from './hive-supergraph.ts';
import { listen } from './listen.ts';

const supergraph = readFileSync(supergraphPath, 'utf8');
const location = process.env['GRAPH_BASE_URL'] ?? '';
const gateway = createGatewayRuntime({ supergraph: supergraph.replaceAll(placeholder, location) });
// eslint-disable-next-line @typescript-eslint/no-misused-promises -- Its listener handles its errors.
listen(createServer(gateway));
