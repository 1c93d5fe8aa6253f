import { z } from 'zod';
import type { CaseRule } from '../../identity/case-rules.js';
import { jsonFile, nonEmptyString } from './json-file.js';

const ids = z.array(nonEmptyString, { error: 'must be a list of case ids or *' }).default([]);

const rule = z
  .strictObject(
    {
      role: nonEmptyString.optional(),
      group: z.guid({ error: 'must be the GUID of a group' }).optional(),
      read: ids,
      update: ids,
    },
    { error: 'must only have role, group, read and update' },
  )
  .refine(({ role, group }) => (role === undefined) !== (group === undefined), {
    error: 'must have either a role or a group',
  })
  .refine(({ read, update }) => read.length + update.length > 0, {
    error: 'must list cases to read or update',
  });

/** `{ "rules": [ { "role" or "group": "…", "read": ["*" or case ids], "update": […] } ] }` */
export const caseRulesFile = jsonFile(
  'the path of a JSON file with case rules',
  z
    .strictObject(
      { rules: z.array(rule, { error: 'must be a list' }) },
      { error: 'must be an object with only rules' },
    )
    .transform(({ rules }): readonly CaseRule[] => rules),
);
