import { z } from 'zod';
import { type Resource, type ThingKind, thingKey, thingSchema } from '../../../shared/model/thing';

/** How far a person is on the tour; kept over restarts. */
export const progressSchema = z.object({
  /** `left`: it can be resumed. `unasked`: the first run. */
  state: z.enum(['unasked', 'declined', 'running', 'left', 'ended']),
  step: z.number().int().nonnegative(),
  /** When it began, ms; what was made since then was made on the tour. */
  since: z.number(),
  made: z.array(thingSchema).readonly(),
});
export type Progress = z.infer<typeof progressSchema>;

export const unasked: Progress = { state: 'unasked', step: 0, since: 0, made: [] };

/** Kinds of things the tour has a person make. */
const kinds: readonly ThingKind[] = [
  'dataset',
  'processing-job',
  'job',
  'model-group',
  'model-version',
  'endpoint',
  'conversation',
];

/** Notes the names of what was made since the tour began; the same progress when nothing was. */
export function withMade(progress: Progress, resources: readonly Resource[]): Progress {
  const known = new Set(progress.made.map(thingKey));
  const news = resources
    .filter(({ createdAt, thing }) => createdAt >= progress.since && kinds.includes(thing.kind))
    .filter(({ thing }) => !known.has(thingKey(thing)))
    .toSorted((a, b) => a.createdAt - b.createdAt);
  return news.length === 0 ? progress : { ...progress, made: [...progress.made, ...news.map(({ thing }) => thing)] };
}

/** The last thing of a kind that was made on the tour and is still there, with its state. */
export function madeOf(progress: Progress, resources: readonly Resource[], kind: ThingKind): Resource | null {
  const names = progress.made.filter((thing) => thing.kind === kind).map(({ name }) => name);
  const there = resources.filter(({ thing }) => thing.kind === kind && names.includes(thing.name));
  return there.toSorted((a, b) => b.createdAt - a.createdAt)[0] ?? null;
}
