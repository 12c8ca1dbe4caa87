import { z } from 'zod';
import { thingSchema } from './thing';
import { instantSchema } from './time';

/** A log the offline store holds. */
export const heldLogSchema = z
  .object({
    /** The name it is kept under. */
    key: z.string(),
    /** What wrote it. */
    thing: thingSchema,
    lines: z.number().int().nonnegative(),
    /** Estimated from its first lines, with the search index. */
    bytes: z.number().int().nonnegative(),
    /** When its last line was written. */
    newestAt: instantSchema,
  })
  .readonly();
export type HeldLog = z.infer<typeof heldLogSchema>;

/**
 * Which logs have to go for the store to fit: the oldest first, as many as it takes and none more.
 * @param storeBytes what the store holds now
 * @param budgetBytes null: no limit, nothing goes
 */
export function logsToForget(
  logs: readonly HeldLog[],
  storeBytes: number,
  budgetBytes: number | null,
): readonly HeldLog[] {
  if (budgetBytes === null) return [];
  const going: HeldLog[] = [];
  let left = storeBytes;
  for (const log of logs.toSorted((a, b) => a.newestAt - b.newestAt)) {
    if (left <= budgetBytes) break;
    going.push(log);
    left -= log.bytes;
  }
  return going;
}

/** What is confirmed before logs are forgotten. */
export function forgetTarget(keys: readonly string[]): string {
  return keys.length === 1 ? `1 log` : `${keys.length} logs`;
}
