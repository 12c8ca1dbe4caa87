import { z } from 'zod';
import { processingSpecSchema } from '../processing-job';
import { uploadSchema } from './upload';

/** A processing job that a command of the console would start, with all that is put into S3 before it. */
export const plannedJobSchema = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('job'), spec: processingSpecSchema, uploads: z.array(uploadSchema).readonly() })
    .readonly(),
  /** None would be started, and so there is no code; why, in a sentence. */
  z.object({ kind: z.literal('none'), why: z.string() }).readonly(),
]);
export type PlannedJob = z.infer<typeof plannedJobSchema>;

/** Why there is no code for what the console does by itself in workspaces on AWS. `what`: e.g. "Preparing transcripts". */
export function doneHere(what: string): string {
  return `${what} runs on this computer, not as a job of AWS, so there is no code for it.`;
}
