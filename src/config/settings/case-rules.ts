import { z } from 'zod';
import { jsonFile } from './json-file.js';

const text = z.string({ error: 'must be a text' }).min(1, { error: 'must not be empty' });
const ids = z.array(text, { error: 'must be a list of case ids, or of *' }).default([]);

const group = z.guid({ error: 'must be the GUID of a group' });

const rule = z
  .strictObject(
    { role: text.optional(), group: group.optional(), read: ids, update: ids },
    { error: 'has a word that is not role, group, read or update' },
  )
  .refine(({ role, group: members }) => (role === undefined) !== (members === undefined), {
    error: 'must have a role or a group, and not both',
  })
  .refine(({ read, update }) => read.length + update.length > 0, {
    error: 'lets nobody do anything',
  });

/** `{ "rules": [ { "role" or "group": "…", "read": ["*" or case ids], "update": […] } ] }` */
export const caseRulesFile = jsonFile(
  z
    .strictObject(
      { rules: z.array(rule, { error: 'must be a list' }) },
      { error: 'must be an object with rules alone' },
    )
    .transform(({ rules }) => rules),
);
