import { z } from 'zod';
import { findCertificateIssue } from '../../identity/client-certificate.js';
import { readableFile, type ValueType } from './value-types.js';

/** The path of a certificate that can be used at the start: `identity` reads the file again whenever it is needed. */
export const certificateFile: ValueType<string> = {
  allowed: 'the path of a PEM file with a valid certificate and its private key',
  schema: z.string().superRefine((path, context) => {
    const { error } = readableFile.schema.safeParse(path);
    const unreadable = error?.issues[0]?.message;
    const issue = findCertificateIssue(path);
    // A PFX file is not text either, and the check of the certificate names it.
    const message = issue?.includes('PFX') ? issue : (unreadable ?? issue);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  }),
};
