import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

/** Carried by every process of a job, so that one left over by a killed daemon can be recognised. */
const markerVariable = 'UPSIDE_LOCAL_RUN';

/** A short hash of the runtime's root: another workspace's processes are never ours to end. */
function rootHash(root: string): string {
  return createHash('sha256').update(resolve(root)).digest('hex').slice(0, 16);
}

export function markerOf(root: string, jobName: string): Readonly<Record<string, string>> {
  return { [markerVariable]: `${rootHash(root)}/${jobName}` };
}

/** The job name in a marker of this root, found in a NUL-separated environment; null when there is none. */
export function jobOfEnvironment(environ: string, root: string): string | null {
  const prefix = `${markerVariable}=${rootHash(root)}/`;
  const entry = environ.split('\0').find((line) => line.startsWith(prefix));
  return entry === undefined ? null : entry.slice(prefix.length);
}
