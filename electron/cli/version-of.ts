import { fail } from '../../shared/errors/result';
import type { Console } from '../domains/console';
import type { OneVersion } from '../domains/datasets/contract';
import type { Scope } from '../domains/scope';
import { Stop, unwrap } from './context';

/** The version that NAME or NAME@VERSION means: without a version the newest that is ready. Throws Stop when there is none. */
export async function versionOf(console: Console, scope: Scope, label: string): Promise<OneVersion> {
  const [dataset = '', version] = label.split('@', 2);
  const { versions } = unwrap(await console.datasets.refresh(scope));
  const own = versions.filter((one) => one.dataset === dataset);
  const found =
    version === undefined
      ? (own.find(({ status }) => status === 'ready') ?? own[0])
      : own.find((one) => one.version === version);
  if (found) return { dataset: found.dataset, version: found.version };
  throw new Stop(
    fail('object.not-found', `There is no data set ${label}.`, 'List them with `upside data sets`.').error,
  );
}

/** The version that NAME@VERSION means, for what must not be guessed. Throws Stop. */
export async function exactVersion(console: Console, scope: Scope, label: string): Promise<OneVersion> {
  if (label.includes('@')) return versionOf(console, scope, label);
  throw new Stop(
    fail('input.invalid', `${label} names no version.`, 'Write it as NAME@VERSION; `upside data sets` lists them.')
      .error,
  );
}
