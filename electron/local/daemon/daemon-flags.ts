import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findProgram } from './find-program';

export const usage = `Usage: local --root DIR [--port N] [--slots N] [--idle-seconds N] [--invocation-seconds N] [--python PATH] [--algorithms DIR]

  --root DIR         where this workspace keeps everything; one daemon per folder
  --port N           loopback port, 0 (default) picks a free one
  --slots N          jobs that run at once (default: processors less one)
  --idle-seconds N   ends after this long without job and client (default 600, 0 = never)
  --invocation-seconds N
                     time a served program has for a whole answer (default and most: 60, as on SageMaker)
  --python PATH      interpreter for one's own training scripts (default: $UPSIDE_PYTHON)
  --algorithms DIR   built-in algorithms (default: beside this program)`;

export interface DaemonFlags {
  readonly root: string;
  readonly port: number;
  readonly slots: number;
  readonly idleSeconds: number;
  readonly invocationSeconds: number;
  readonly python: string | null;
  readonly algorithms: string | null;
}

/** Reads the command line; throws an Error that names the flag and what it takes. */
export function parseDaemonFlags(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): DaemonFlags {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      root: { type: 'string' },
      port: { type: 'string', default: '0' },
      slots: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
      'idle-seconds': { type: 'string', default: '600' },
      'invocation-seconds': { type: 'string', default: '60' },
      python: { type: 'string' },
      algorithms: { type: 'string' },
    },
  });
  if (!values.root) throw new Error('--root DIR is required: the folder that holds the workspace.');
  return {
    root: resolve(values.root),
    port: integer('--port', values.port, 0, 65_535),
    slots: integer('--slots', values.slots, 1, 1024),
    idleSeconds: integer('--idle-seconds', values['idle-seconds'], 0, 31_536_000),
    invocationSeconds: integer('--invocation-seconds', values['invocation-seconds'], 1, 60),
    python: interpreter(values.python ?? (environment.UPSIDE_PYTHON || null), environment.PATH),
    algorithms: values.algorithms === undefined ? null : resolve(values.algorithms),
  };
}

function interpreter(name: string | null, path: string | undefined): string | null {
  if (name === null) return null;
  const found = findProgram(name, path);
  if (found === null)
    throw new Error(`The interpreter ${name} is not on PATH: give --python or UPSIDE_PYTHON its whole path.`);
  return found;
}

function integer(flag: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most))
    throw new Error(`${flag} takes a whole number from ${least} to ${most}, not "${text}".`);
  return value;
}
