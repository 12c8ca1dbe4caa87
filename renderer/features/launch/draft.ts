import { z } from 'zod';
import { accountDraftSchema, noAccount } from './account/account-draft';

const s3UriOrNull = z.string().nullable();

/** Where a channel's data comes from. `uploadedTo` is set once the service confirmed the object. */
export const channelDraftSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }).readonly(),
  z.object({ kind: z.literal('sample'), name: z.string(), uploadedTo: s3UriOrNull }).readonly(),
  z
    .object({
      kind: z.literal('file'),
      token: z.string(),
      name: z.string(),
      bytes: z.number(),
      uploadedTo: s3UriOrNull,
    })
    .readonly(),
  z.object({ kind: z.literal('object'), s3Uri: z.string() }).readonly(),
]);
export type ChannelDraft = z.infer<typeof channelDraftSchema>;

export const runTimeUnits = ['minutes', 'hours', 'days'] as const;

/** Fields hold what was typed, sense or not: a draft must survive being half written. */
export const computeDraftSchema = z
  .object({
    instanceType: z.string(),
    instanceCount: z.string(),
    volumeGb: z.string(),
    maxRunTime: z.object({ amount: z.string(), unit: z.enum(runTimeUnits) }).readonly(),
    spot: z.boolean(),
    checkpoints: z.boolean(),
  })
  .readonly();
export type ComputeDraft = z.infer<typeof computeDraftSchema>;

/** Everything the wizard holds, as drafts.save keeps it. A shape that changes gets the next version. */
export const draftSchema = z
  .object({
    version: z.literal(1),
    step: z.number().int().min(0).max(4),
    recipeId: z.string().nullable(),
    name: z.string(),
    /** The job this draft was filled from. */
    clonedFrom: z.string().nullable(),
    channels: z.record(z.string(), channelDraftSchema).readonly(),
    hyperParameters: z.record(z.string(), z.string()).readonly(),
    compute: computeDraftSchema,
    // Drafts kept before there were real accounts have none.
    account: accountDraftSchema.default(noAccount),
    /** When it was last changed, in ms since the epoch. */
    changedAt: z.number(),
  })
  .readonly();
export type Draft = z.infer<typeof draftSchema>;

/** The saved draft; null when there is none or it cannot be read (an older version, a damaged row). */
export function readDraft(json: string | null): Draft | null {
  if (json === null) return null;
  try {
    const parsed = draftSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
