import { z } from 'zod';

/** A moment, in milliseconds since the Unix epoch, UTC. */
export const instantSchema = z.number().int().nonnegative();
export type Instant = z.infer<typeof instantSchema>;

/** A value with the moment it was read and whether that was just now or from the offline store. */
export interface Fetched<T> {
  readonly value: T;
  readonly fetchedAt: Instant;
  readonly source: 'live' | 'store';
}

export function fetchedSchema<S extends z.ZodType>(value: S) {
  return z.object({ value, fetchedAt: instantSchema, source: z.enum(['live', 'store']) }).readonly();
}
