import { z } from 'zod';

/** How a profile of the AWS configuration files comes by its keys. */
export const profileKindSchema = z.enum([
  'static',
  'assume-role',
  'sso',
  'web-identity',
  'login',
  'process',
  'container',
  'instance',
  'incomplete',
]);
export type ProfileKind = z.infer<typeof profileKindSchema>;

/** One profile of `~/.aws/config` or `credentials`, without anything secret. */
export const awsProfileSchema = z
  .object({
    name: z.string().min(1),
    kind: profileKindSchema,
    /** Region the profile names; null when it names none. */
    region: z.string().nullable(),
    /** For people: e.g. "role ModelBuilder through profile base, with MFA". */
    summary: z.string(),
    /** What keeps it from working as written, e.g. a source profile that does not exist; null when nothing does. */
    problem: z.string().nullable(),
  })
  .readonly();
export type AwsProfile = z.infer<typeof awsProfileSchema>;
