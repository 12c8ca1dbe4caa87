import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JobFailure } from '../job-failure';
import type { TrainingRunSpec } from '../training-runtime';
import { configFiles } from './config-files';
import { type ContainerPaths, checkpointPathOf, containerPaths } from './container-paths';

/** Where one run's files are while it lives; all of it goes when the run has ended. */
export interface JobFolder {
  readonly root: string;
  /** Laid out as /opt/ml. */
  readonly paths: ContainerPaths;
  /** CheckpointConfig.LocalPath relative to /opt/ml. */
  readonly checkpointPath: string;
  /** Commands put before PATH (python, pip). */
  readonly bin: string;
  /** Who runs it: pid and start time. */
  readonly processFile: string;
  remove(): Promise<void>;
}

export function runsFolder(root: string): string {
  return join(root, 'runs');
}

/** Makes a fresh folder for a run; what an earlier attempt of the job left there is removed first. */
export async function createJobFolder(root: string, spec: TrainingRunSpec): Promise<JobFolder> {
  if (!/^[A-Za-z0-9-]{1,63}$/.test(spec.jobName)) {
    throw new JobFailure(`ClientError: ${spec.jobName} is not a training job name.`);
  }
  const checkpointPath = spec.checkpoint === null ? 'checkpoints' : checkpointPathOf(spec.checkpoint.localPath);
  if (checkpointPath === null) {
    throw new JobFailure(
      `ClientError: CheckpointConfig.LocalPath ${spec.checkpoint?.localPath} cannot be provided here: it must be a folder of its own below /opt/ml, such as /opt/ml/checkpoints.`,
    );
  }
  const folder = join(runsFolder(root), spec.jobName);
  const paths = containerPaths(join(folder, 'ml'), checkpointPath);
  await rm(folder, { recursive: true, force: true });
  const places = [
    paths.config,
    paths.data,
    paths.model,
    paths.outputData,
    paths.checkpoints,
    paths.code,
    join(folder, 'bin'),
  ];
  for (const place of places) await mkdir(place, { recursive: true });
  for (const [name, content] of Object.entries(configFiles(spec))) await writeFile(join(paths.config, name), content);
  return {
    root: folder,
    paths,
    checkpointPath,
    bin: join(folder, 'bin'),
    processFile: join(folder, 'process.json'),
    // A job may have made folders read-only; rm's own retries cover files that vanish meanwhile.
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
