import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { host } from '../contract/config-files';
import { runsFolder } from '../contract/job-folder';
import { JobFailure } from '../job-failure';
import { belowProcessing, processingRoot } from './local-path';
import type { ProcessingRunSpec } from './processing-runtime';

/** Where one run's files are while it lives; all of it goes when the run has ended. */
export interface ProcessingFolder {
  /** Laid out as /opt/ml. */
  readonly base: string;
  /** Stands for /opt/ml/processing. */
  readonly processing: string;
  /** output/message: what the program leaves there becomes the ExitMessage. */
  readonly messageFile: string;
  /** Commands put before PATH (python, pip). */
  readonly bin: string;
  /** Who runs it: pid and start time. */
  readonly processFile: string;
  /** The real folder of an input's or output's LocalPath. */
  at(localPath: string): string;
  remove(): Promise<void>;
}

/**
 * Makes a fresh folder for a run, with the contract's two configuration files (developer guide, "How Amazon SageMaker
 * Processing Configures Your Processing Container") and a folder for every output.
 */
export async function createProcessingFolder(root: string, spec: ProcessingRunSpec): Promise<ProcessingFolder> {
  if (!/^[A-Za-z0-9-]{1,63}$/.test(spec.jobName)) {
    throw new JobFailure(`ClientError: ${spec.jobName} is not a processing job name.`);
  }
  const folder = join(runsFolder(root), spec.jobName);
  const base = join(folder, 'ml');
  const processing = join(base, 'processing');
  const at = (localPath: string): string => {
    const below = belowProcessing(localPath);
    if (below === null)
      throw new JobFailure(`ClientError: LocalPath ${localPath} is not a folder below ${processingRoot}.`);
    return join(processing, below);
  };
  await rm(folder, { recursive: true, force: true });
  const outputs = spec.outputs.map(({ localPath }) => at(localPath));
  const places = [processing, ...outputs, join(base, 'config'), join(base, 'output'), join(folder, 'bin')];
  for (const place of places) await mkdir(place, { recursive: true });
  const config = { 'processingjobconfig.json': spec.jobConfig, 'resourceconfig.json': resourceConfig };
  for (const [name, content] of Object.entries(config)) {
    await writeFile(join(base, 'config', name), JSON.stringify(content));
  }
  return {
    base,
    processing,
    messageFile: join(base, 'output', 'message'),
    bin: join(folder, 'bin'),
    processFile: join(folder, 'process.json'),
    at,
    // A job may have made folders read-only; rm's own retries cover files that vanish meanwhile.
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

const resourceConfig = { current_host: host, hosts: [host] };
