import { z } from 'zod';
import type { TrustedDocument } from '../../http/trusted-documents.js';
import { jsonFile, nonEmptyString } from './json-file.js';

const operation = z.object(
  {
    id: nonEmptyString,
    name: nonEmptyString,
    type: z.enum(['query', 'mutation', 'subscription'], {
      error: 'must be query, mutation or subscription',
    }),
    body: nonEmptyString,
  },
  { error: 'must be an object' },
);

/** The manifest that Apollo's `generate-persisted-query-manifest` writes, version 1. */
const manifest = z.object(
  {
    format: z.literal('apollo-persisted-query-manifest', {
      error: 'must be apollo-persisted-query-manifest',
    }),
    version: z.literal(1, { error: 'must be 1' }),
    operations: z
      .array(operation, { error: 'must be a list' })
      .min(1, { error: 'must not be empty' })
      .superRefine((operations, context) => {
        const seen = new Set<string>();
        operations.forEach(({ id }, index) => {
          if (seen.has(id))
            context.addIssue({ code: 'custom', path: [index, 'id'], message: 'must be unique' });
          seen.add(id);
        });
      }),
  },
  { error: 'must be an object' },
);

/** A manifest is read at the start, so that its errors stop the server instead of reaching a caller. */
export const trustedDocumentsFile = jsonFile(
  'the path of a persisted query manifest of Apollo',
  manifest.transform(({ operations }): readonly TrustedDocument[] =>
    operations.map(({ id, body }) => ({ id, body })),
  ),
);
