import { z } from 'zod';

/** Colours a workspace may carry on every screen. Names of design tokens, not values. */
export const workspaceColours = ['blue', 'teal', 'green', 'amber', 'orange', 'red', 'pink', 'violet'] as const;

/** Operations that may ask for a new MFA code each time. */
export const sensitiveOperations = ['launch', 'deploy', 'promote', 'delete'] as const;
export type SensitiveOperation = (typeof sensitiveOperations)[number];

/** What a person wrote down about an AWS workspace. Nothing secret: the profile says where keys come from. */
export const workspaceEntrySchema = z
  .object({
    id: z.string().regex(/^aws-[a-z0-9][a-z0-9-]{0,123}$/),
    profile: z.string().min(1).max(256),
    region: z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d+$/, 'A region looks like eu-west-1.'),
    name: z.string().trim().min(1, 'Give the workspace a name.').max(64),
    colour: z.enum(workspaceColours),
    /** Marked by a person; new entries are read-only then. */
    production: z.boolean(),
    /** Read-only: nothing is created, changed or deleted from this console. */
    access: z.enum(['full', 'read-only']),
    sensitive: z.array(z.enum(sensitiveOperations)).readonly(),
    /** Role new jobs run under; null until one was picked or made. */
    roleArn: z.string().nullable(),
    /** Bucket new data goes to; null for sagemaker-REGION-ACCOUNT. */
    bucket: z.string().nullable(),
  })
  .readonly();
export type WorkspaceEntry = z.infer<typeof workspaceEntrySchema>;

/** The workspace of this profile in this region: an account is one workspace a region and profile. */
export function workspaceOfProfile(
  entries: readonly WorkspaceEntry[],
  wish: Pick<WorkspaceEntry, 'profile' | 'region'>,
): WorkspaceEntry | undefined {
  return entries.find(({ profile, region }) => profile === wish.profile && region === wish.region);
}

/**
 * Id for the workspace of a profile and region: lower case, everything else becomes a hyphen. Profiles
 * that read alike then (`lab.a`, `lab-a`) are told apart by a number; `taken` are the ids in use.
 */
export function workspaceIdOf(profile: string, region: string, taken: readonly string[]): string {
  const slug = `${profile}-${region}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const id = `aws-${slug}`.slice(0, 120);
  const again = (number: number): string => (taken.includes(`${id}-${number}`) ? again(number + 1) : `${id}-${number}`);
  return taken.includes(id) ? again(2) : id;
}
