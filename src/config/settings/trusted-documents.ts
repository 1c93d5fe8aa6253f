import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { TrustedDocument } from '../config.js';

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

function readJson(path: string): { readonly json: unknown } | { readonly problem: string } {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch {
    return { problem: 'names a file that cannot be read' };
  }
  try {
    return { json: JSON.parse(content) };
  } catch {
    return { problem: 'names a file that is no JSON' };
  }
}

/** The documents of the manifest at a path, read now: what is wrong with it is told at the start, not to a caller. */
export const trustedDocuments = z.string().transform((path, context): readonly TrustedDocument[] => {
  const tell = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const read = readJson(path);
  if ('problem' in read) return tell(read.problem);
  const { data, error } = manifest.safeParse(read.json);
  if (data) return data.operations.map(({ id, body }) => ({ id, body }));
  for (const { path: place, message } of error.issues) {
    tell(`names a manifest in which ${place.length > 0 ? place.join('.') : 'the whole'} ${message}`);
  }
  return z.NEVER;
});
