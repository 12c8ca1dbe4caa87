import { expect, expectTypeOf, test } from 'vitest';
import { allHandlers } from '../../electron/ipc/all-handlers';
import type { CommandHandlers, CommandsOf, StreamHandlers } from '../../electron/ipc/handlers';
import { type CommandName, commands, type StreamName, streams } from '../../shared/contract/index';

/** Types first: this file does not compile when a line below stops being true (`npm run types`). */
type Handlers = ReturnType<typeof allHandlers>;

test('a missing handler does not compile', () => {
  const whole = null as unknown as CommandHandlers;
  const { 'jobs.launch': _left, ...without } = { ...whole };
  // @ts-expect-error jobs.launch is missing
  const incomplete: CommandHandlers = without;
  expect(incomplete).toBeDefined();
});

test('an extra handler does not compile', () => {
  const extra: CommandsOf<'logs'> = {
    'logs.page': async () => ({ ok: true, data: { total: 0, fetchedAt: null, lines: [] } }),
    // @ts-expect-error no such command
    'logs.erase': async () => ({ ok: true, data: {} }),
  };
  expect(Object.keys(extra)).toHaveLength(2);
});

test('a handler with another answer does not compile', () => {
  const wrong: Pick<CommandHandlers, 'jobs.stop'> = {
    // @ts-expect-error the status is a string
    'jobs.stop': async () => ({ ok: true, data: { status: 1 } }),
  };
  expect(wrong).toBeDefined();
});

test('handlers and contract name the same things', () => {
  expectTypeOf<keyof Handlers['commands']>().toEqualTypeOf<CommandName>();
  expectTypeOf<keyof Handlers['streams']>().toEqualTypeOf<StreamName>();
  expectTypeOf<keyof StreamHandlers>().toEqualTypeOf<StreamName>();
  const nothing = null as never;
  const handlers = allHandlers(nothing, nothing, nothing);
  expect(Object.keys(handlers.commands).sort()).toEqual(Object.keys(commands).sort());
  expect(Object.keys(handlers.streams).sort()).toEqual(Object.keys(streams).sort());
});
