import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { containerRoot } from '../contract/container-paths';
import { JobFailure } from '../job-failure';
import { servingAlgorithms } from '../options';
import { builtInAlgorithmOf } from '../program/program';
import { safeRelativePath } from '../staging/relative-path';
import type { InstanceFolder } from './instance-folder';
import type { InstanceSpec } from './serving-runtime';

/** What an instance runs. */
export type ServingProgram =
  | { readonly kind: 'builtIn'; readonly algorithm: string }
  /** `file` below `folder`, run by the workspace's own serving toolkit. */
  | { readonly kind: 'python'; readonly folder: string; readonly file: string };

/** SDK v2 names it in SAGEMAKER_PROGRAM; its model archives hold it under this name where nothing is said. */
const defaultProgram = 'inference.py';

/** The built-in algorithm of an image, or null. Throws JobFailure for one that cannot serve. */
export function servingAlgorithmOf(image: string | null): string | null {
  const algorithm = builtInAlgorithmOf(image);
  if (algorithm === null || servingAlgorithms.includes(algorithm)) return algorithm;
  throw new JobFailure(`The built-in algorithm ${algorithm} does not serve. What does: ${images()}.`);
}

/**
 * Chooses the program once the files are there: a built-in algorithm by its image, or Python as SDK v2 lays it out. Throws
 * JobFailure, naming what does run here, for anything else: there is no container engine behind this workspace.
 */
export function servingProgramOf(spec: InstanceSpec, { paths }: InstanceFolder): ServingProgram {
  const algorithm = servingAlgorithmOf(spec.image);
  if (algorithm !== null) return { kind: 'builtIn', algorithm };
  const file = safeRelativePath(spec.environment.SAGEMAKER_PROGRAM || defaultProgram, 'SAGEMAKER_PROGRAM');
  const source = spec.environment.SAGEMAKER_SUBMIT_DIRECTORY ?? '';
  const folder = source.startsWith('s3://') ? paths.code : localFolder(source, paths);
  if (existsSync(join(folder, file))) {
    if (file.endsWith('.py')) return { kind: 'python', folder, file };
    throw new JobFailure(`SAGEMAKER_PROGRAM is ${file}; the local workspace serves Python programs (.py) only.`);
  }
  if (spec.environment.SAGEMAKER_PROGRAM !== undefined) {
    throw new JobFailure(
      `SAGEMAKER_PROGRAM ${file} is not in ${source.startsWith('s3://') ? source : 'the code folder of the model archive'}.`,
    );
  }
  throw new JobFailure(
    `The image ${spec.image ?? '(none)'} cannot be run by the local workspace, which has no container engine. What serves here: ${images()}; a Python program code/inference.py in model.tar.gz, or SAGEMAKER_PROGRAM with SAGEMAKER_SUBMIT_DIRECTORY.`,
  );
}

/** SAGEMAKER_SUBMIT_DIRECTORY as a path of a container (`/opt/ml/model/code`), or nothing: then `model/code`. */
function localFolder(source: string, { base, model }: InstanceFolder['paths']): string {
  const path = source.replace(/^file:\/\//, '');
  if (path === '') return join(model, 'code');
  if (path === containerRoot || path.startsWith(`${containerRoot}/`)) {
    return join(base, safeRelativePath(path.slice(containerRoot.length + 1), 'SAGEMAKER_SUBMIT_DIRECTORY'));
  }
  throw new JobFailure(
    `SAGEMAKER_SUBMIT_DIRECTORY is ${source}; it must be an s3:// address or a folder below /opt/ml, such as /opt/ml/model/code.`,
  );
}

function images(): string {
  return servingAlgorithms.map((name) => `upside.local/${name}:1`).join(', ');
}
