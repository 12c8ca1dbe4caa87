import type { CommandHandlers, StreamHandlers } from '../../electron/ipc/handlers';
import { type CommandName, commands, type StreamName, streams } from '../../shared/contract/index';

export interface Calls {
  readonly commands: CommandHandlers;
  readonly streams: StreamHandlers;
  /** Names of the handlers that were reached, in order. */
  readonly reached: string[];
}

/** Every handler of the contract, each only noting that it was reached and then failing as a bug would. */
export function notingHandlers(): Calls {
  const reached: string[] = [];
  const note = (name: string) => () => {
    reached.push(name);
    throw new Error('secret insides');
  };
  const all = <N extends string>(names: readonly N[]) => Object.fromEntries(names.map((name) => [name, note(name)]));
  return {
    commands: all(Object.keys(commands) as CommandName[]) as unknown as CommandHandlers,
    streams: all(Object.keys(streams) as StreamName[]) as unknown as StreamHandlers,
    reached,
  };
}
