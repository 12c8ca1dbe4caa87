import { z } from 'zod';
import { nextStepSchema } from './next-step';
import { thingSchema } from './thing';
import { instantSchema } from './time';

const count = z.number().int().nonnegative();

/** How many of each kind the workspace holds. */
const workspaceCountsSchema = z
  .object({
    datasets: count,
    jobs: count,
    processingJobs: count,
    modelGroups: count,
    modelVersions: count,
    endpointsInService: count,
    endpoints: count,
    conversations: count,
  })
  .readonly();
export type WorkspaceCounts = z.infer<typeof workspaceCountsSchema>;

/** What runs now. An endpoint runs for as long as it stands. */
const runningSchema = z
  .object({
    thing: thingSchema,
    /** What it is or does, e.g. "In progress" or "In service". */
    doing: z.string(),
    since: instantSchema,
    /** Null where no price is known. */
    usdPerHour: z.number().nullable(),
  })
  .readonly();
export type Running = z.infer<typeof runningSchema>;

/** What a person should look at. */
const attentionSchema = z
  .object({
    /** The same for the same reason to look. */
    id: z.string(),
    tone: z.enum(['error', 'warning', 'info']),
    title: z.string(),
    detail: z.string().nullable(),
    at: instantSchema,
    /** Null: it is about the workspace as a whole, and `screen` says where it is mended. */
    thing: thingSchema.nullable(),
    screen: z.enum(['endpoints', 'settings']).nullable(),
    /** It is gone from here once somebody has looked at the thing, or says so. */
    seenOnLook: z.boolean(),
  })
  .readonly();
export type Attention = z.infer<typeof attentionSchema>;

/** What Home shows. */
export const overviewSchema = z
  .object({
    counts: workspaceCountsSchema,
    /** Those that began last first. */
    running: z.array(runningSchema).readonly(),
    cost: z.object({ usdPerHour: z.number().nullable(), note: z.string() }).readonly(),
    /** The newest first, errors before the rest. */
    attention: z.array(attentionSchema).readonly(),
    next: nextStepSchema,
    /** Lists that could not be read, each with why. */
    unread: z.array(z.object({ what: z.string(), why: z.string() }).readonly()).readonly(),
    /** When the oldest of the lists was read; null while one of them never was. */
    fetchedAt: instantSchema.nullable(),
    source: z.enum(['live', 'store']),
  })
  .readonly();
export type Overview = z.infer<typeof overviewSchema>;
