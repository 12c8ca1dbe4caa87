import type { z } from 'zod';

/** A stored JSON text as what the schema says, or null when it is something else by now. */
export function parseJson<S extends z.ZodType>(schema: S, text: string): z.output<S> | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
