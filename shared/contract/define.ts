import type { z } from 'zod';

/**
 * What a command does to the world: `read` never mutates; `change` alters something that can be
 * altered back; `grant` gives rights in the account; `spend` may cost money; `destroy` cannot be
 * undone. The last three are confirmed with account, region and target before they are sent.
 */
export type Effect = 'read' | 'change' | 'grant' | 'spend' | 'destroy';

export interface CommandDefinition<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly effect: Effect;
  readonly input: I;
  readonly output: O;
}

/** A stream's items arrive in batches over a MessagePort of its own; it always ends visibly. */
export interface StreamDefinition<I extends z.ZodType = z.ZodType, T extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly item: T;
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  definition: CommandDefinition<I, O>,
): CommandDefinition<I, O> {
  return definition;
}

export function stream<I extends z.ZodType, T extends z.ZodType>(
  definition: StreamDefinition<I, T>,
): StreamDefinition<I, T> {
  return definition;
}
