import { posix } from 'node:path';

/** Where SageMaker's container contract puts a job's files. */
export const containerRoot = '/opt/ml';

/** The contract's places below one base: `/opt/ml` where it is bound, else the job's real folder. */
export interface ContainerPaths {
  readonly base: string;
  readonly input: string;
  readonly config: string;
  readonly data: string;
  readonly model: string;
  readonly output: string;
  readonly outputData: string;
  readonly failure: string;
  readonly checkpoints: string;
  readonly code: string;
}

/**
 * `checkpointPath` is CheckpointConfig.LocalPath, relative to `/opt/ml` ("checkpoints" by default).
 * Paths are joined with "/", which Windows accepts too, so that a program sees one form.
 */
export function containerPaths(base: string, checkpointPath = 'checkpoints'): ContainerPaths {
  const at = (...parts: string[]): string => posix.join(base.replaceAll('\\', '/'), ...parts);
  return {
    base,
    input: at('input'),
    config: at('input', 'config'),
    data: at('input', 'data'),
    model: at('model'),
    output: at('output'),
    outputData: at('output', 'data'),
    failure: at('output', 'failure'),
    checkpoints: at(checkpointPath),
    code: at('code'),
  };
}

/**
 * CheckpointConfig.LocalPath below `/opt/ml`, or null when it points elsewhere (then no folder of
 * the job can stand for it) or at the contract's own places.
 */
export function checkpointPathOf(localPath: string): string | null {
  const path = posix.normalize(localPath).replace(/\/$/, '');
  if (!path.startsWith(`${containerRoot}/`)) return null;
  const relative = path.slice(containerRoot.length + 1);
  return ['input', 'model', 'output', 'code'].includes(relative.split('/')[0] ?? '') ? null : relative;
}
