import { type CommandName, commands } from '../../shared/contract/index';
import type { Result } from '../../shared/errors/result';
import type { Logger } from '../domains/platform-ports';
import { failureOf } from './bug-report';
import type { CommandHandlers, HandlerContext } from './handlers';
import { invalid, lookUp, parseInput } from './parse-input';

/** Answers one command. Never rejects: whatever comes in, an envelope goes out. */
export type Router = (name: unknown, input: unknown, context: HandlerContext) => Promise<Result<unknown>>;

/**
 * Looks the command up, parses its input, calls its handler and parses what it answers, so that
 * nothing the contract does not name reaches the window.
 */
export function createRouter(handlers: CommandHandlers, logger: Logger): Router {
  return async (name, input, context) => {
    const command = lookUp(commands, name);
    if (command === null) return invalid('There is no such command.');
    try {
      const parsed = parseInput(command.name, command.found.input, input);
      if (!parsed.ok) return parsed;
      const handler = handlers[command.name as CommandName] as (
        input: unknown,
        context: HandlerContext,
      ) => Promise<Result<unknown>>;
      const answer = await handler(parsed.data, context);
      return answer.ok ? { ok: true, data: command.found.output.parse(answer.data) } : answer;
    } catch (error) {
      return { ok: false, error: failureOf(error, command.name, logger) };
    }
  };
}
