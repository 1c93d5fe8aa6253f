import { z } from 'zod';
import { findCertificateIssue } from '../../identity/client-certificate.js';
import type { ValueType } from './value-types.js';

/** The path of a certificate that can be used at the start: `identity` reads the file again whenever it is needed. */
export const certificateFile: ValueType<string> = {
  allowed: 'the path of a PEM file with a valid certificate and its private key',
  schema: z.string().superRefine((path, context) => {
    const issue = findCertificateIssue(path);
    if (issue !== undefined) context.addIssue({ code: 'custom', message: issue });
  }),
};
