import { z } from 'zod';
import { jsonFile } from './files.js';

const ids = z.array(z.string().min(1)).default([]);

const rule = z
  .strictObject({
    role: z.string().min(1).optional(),
    group: z.string().min(1).optional(),
    read: ids,
    update: ids,
  })
  .refine(({ role, group }) => (role === undefined) !== (group === undefined), {
    error: 'a rule has either a role or a group',
  });

/** `{ "rules": [ { "role" or "group": "…", "read": ["*" or case ids], "update": […] } ] }` */
export const caseRulesFile = jsonFile(
  z.strictObject({ rules: z.array(rule) }).transform(({ rules }) => rules),
);
