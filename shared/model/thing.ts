import { z } from 'zod';
import { instantSchema } from './time';

/** What a workspace holds and a screen can show. */
const thingKinds = [
  'dataset',
  'job',
  'processing-job',
  'model-group',
  'model-version',
  'endpoint',
  'promotion',
  'conversation',
] as const;
const thingKindSchema = z.enum(thingKinds);
export type ThingKind = z.infer<typeof thingKindSchema>;

/** One of them. `name`: a data set as name@version, a registry version as group/version, else its name or id. */
export const thingSchema = z.object({ kind: thingKindSchema, name: z.string().min(1).max(1024) }).readonly();
export type Thing = z.infer<typeof thingSchema>;

/** What each kind is called, for one. */
export const thingWords: Readonly<Record<ThingKind, string>> = {
  dataset: 'Data set',
  job: 'Training job',
  'processing-job': 'Processing job',
  'model-group': 'Model group',
  'model-version': 'Model version',
  endpoint: 'Endpoint',
  promotion: 'Promotion',
  conversation: 'Conversation',
};

/** A thing of the workspace as lists of all kinds show it. */
export const resourceSchema = z
  .object({
    thing: thingSchema,
    /** What a person calls it: its name, or a conversation's title. */
    title: z.string(),
    /** Its state in the service's own word; empty where it has none. */
    state: z.string(),
    createdAt: instantSchema,
    changedAt: instantSchema,
  })
  .readonly();
export type Resource = z.infer<typeof resourceSchema>;

/** The name of a thing, the same for the same thing. */
export function thingKey({ kind, name }: Thing): string {
  return `${kind} ${name}`;
}

/** Data set and version of name@version; null for any other text. */
export function parseDatasetName(name: string): { readonly dataset: string; readonly version: string } | null {
  const [dataset, version, ...rest] = name.split('@');
  return dataset === undefined || version === undefined || rest.length > 0 ? null : { dataset, version };
}
