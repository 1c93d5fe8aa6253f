import { z } from 'zod';
import type { TrustedDocument } from '../config.js';
import { jsonFile } from './json-file.js';

const text = z.string({ error: 'must be a text' }).min(1, { error: 'must not be empty' });

/** What `generate-persisted-query-manifest` of Apollo writes, version 1. */
const manifest = z.object(
  {
    format: z.literal('apollo-persisted-query-manifest', {
      error: 'must be apollo-persisted-query-manifest',
    }),
    version: z.literal(1, { error: 'must be 1' }),
    operations: z
      .array(
        z.object(
          {
            id: text,
            name: text,
            type: z.enum(['query', 'mutation', 'subscription'], {
              error: 'must be query, mutation or subscription',
            }),
            body: text,
          },
          { error: 'must be an object' },
        ),
        { error: 'must be a list' },
      )
      .min(1, { error: 'must not be empty' })
      .superRefine((operations, context) => {
        const seen = new Set<string>();
        operations.forEach(({ id }, index) => {
          if (seen.has(id))
            context.addIssue({ code: 'custom', path: [index, 'id'], message: 'is there twice' });
          seen.add(id);
        });
      }),
  },
  { error: 'must be an object' },
);

/** The documents of the manifest at a path, read now: what is wrong with it is told at the start, not to a caller. */
export const trustedDocuments = jsonFile(
  manifest.transform(({ operations }): readonly TrustedDocument[] =>
    operations.map(({ id, body }) => ({ id, body })),
  ),
);
