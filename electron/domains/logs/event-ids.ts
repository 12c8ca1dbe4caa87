import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { NewLogLine } from '../store-ports';
import type { RemoteLogEvent } from './remote-log-event';

/** Texts a counter remembers: events of several hosts and of buffered output arrive out of order. */
const rememberedTexts = 20_000;

/**
 * GetLogEvents and StartLiveTail give no event ids, so a line is known by its stream, time, text and
 * by how many equal ones of the same millisecond came before it. Both calls count alike, which is
 * what lets a live line and the same line read again be one.
 */
export interface LineCounter {
  toLine(event: RemoteLogEvent): NewLogLine;
}

export function createLineCounter(
  start: Readonly<Record<string, number>> = {},
  at: number | null = null,
): LineCounter & {
  /** Counts of the newest millisecond: what a later read needs to go on counting. */
  readonly tail: { readonly at: number | null; readonly counts: Readonly<Record<string, number>> };
} {
  let newest = at;
  const counts = new Map(Object.entries(start).map(([content, count]) => [`${at}/${content}`, count]));
  return {
    get tail() {
      const prefix = `${newest}/`;
      const last = [...counts].filter(([key]) => key.startsWith(prefix));
      return { at: newest, counts: Object.fromEntries(last.map(([key, count]) => [key.slice(prefix.length), count])) };
    },
    toLine(event) {
      const content = createHash('md5').update(event.text).digest('base64');
      const key = `${event.at}/${content}`;
      const before = counts.get(key) ?? 0;
      // Set anew, so that the oldest is the first in the map's order.
      counts.delete(key);
      counts.set(key, before + 1);
      if (counts.size > rememberedTexts) counts.delete(counts.keys().next().value as string);
      newest = Math.max(newest ?? event.at, event.at);
      return { ...event, eventId: `${event.stream}/${event.at}/${content}/${before}` };
    },
  };
}

const positionSchema = z.object({
  token: z.string(),
  at: z.number().nullable(),
  counts: z.record(z.string(), z.number().int()),
});

/** How far a stream was read: the service's token, and what is needed to count on from there. */
export type ReadPosition = z.infer<typeof positionSchema>;

export function formatPosition(token: string, tail: Omit<ReadPosition, 'token'>): string {
  return JSON.stringify({ token, ...tail });
}

/** Null, which reads from the head again, when it is unreadable: lines held are skipped anyway. */
export function parsePosition(text: string | null): ReadPosition | null {
  if (text === null) return null;
  try {
    return positionSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
