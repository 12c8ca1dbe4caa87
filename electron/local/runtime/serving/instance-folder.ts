import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContainerPaths, containerPaths } from '../contract/container-paths';
import { runsFolder } from '../contract/job-folder';

/** Where one instance's files are while it lives; all of it goes when it has ended. */
export interface InstanceFolder {
  /** Laid out as /opt/ml. */
  readonly paths: ContainerPaths;
  /** Commands put before PATH (python, pip). */
  readonly bin: string;
  /** Who serves: pid and start time. */
  readonly processFile: string;
  remove(): Promise<void>;
}

/** Makes a fresh folder for an instance. Its id has been checked: it is a path here. */
export async function createInstanceFolder(root: string, instanceId: string): Promise<InstanceFolder> {
  const folder = join(runsFolder(root), instanceId);
  const paths = containerPaths(join(folder, 'ml'));
  await rm(folder, { recursive: true, force: true });
  for (const place of [paths.model, paths.code, join(folder, 'bin')]) await mkdir(place, { recursive: true });
  return {
    paths,
    bin: join(folder, 'bin'),
    processFile: join(folder, 'process.json'),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
