import { splitHyperparameters } from '../contract/hyperparameters';
import { JobFailure } from '../job-failure';
import type { TrainingRunSpec } from '../training-runtime';
import { oneInstance } from './one-instance';
import { isReadableArchive } from './source-archive';

/** What a job runs, decided from its specification alone. */
export type Program =
  | { readonly kind: 'builtIn'; readonly algorithm: string }
  | { readonly kind: 'script'; readonly program: string; readonly archive: string }
  | { readonly kind: 'entrypoint'; readonly command: readonly [string, ...string[]] };

const builtInImage = /^upside\.local\/([a-z0-9-]+):1$/;

/** The algorithm an image `upside.local/<algorithm>:1` names, whether or not there is one of that name; else null. */
export function builtInAlgorithmOf(image: string | null): string | null {
  return builtInImage.exec(image ?? '')?.[1] ?? null;
}

/**
 * Chooses the program: ContainerEntrypoint as SDK v3 sends it, a built-in algorithm by its image, or
 * script mode by its hyperparameters as SDK v2 sends it. Throws JobFailure, naming what does run
 * here, for anything else: there is no container engine behind this workspace.
 */
export function programOf(spec: TrainingRunSpec, algorithms: readonly string[]): Program {
  oneInstance(spec.instanceCount);
  const [first, ...rest] = [...spec.entrypoint, ...spec.arguments];
  const algorithm = builtInAlgorithmOf(spec.image);
  if (first !== undefined && spec.entrypoint.length > 0) return { kind: 'entrypoint', command: [first, ...rest] };
  if (algorithm !== null && algorithms.includes(algorithm)) return { kind: 'builtIn', algorithm };
  const script = splitHyperparameters(spec.hyperParameters);
  if (script.program !== null && script.submitDirectory !== null && algorithm === null) {
    if (!isReadableArchive(script.submitDirectory)) {
      throw new JobFailure(
        `ClientError: sagemaker_submit_directory is ${script.submitDirectory}; only an s3:// location or a file of a channel can be read here.`,
      );
    }
    return { kind: 'script', program: script.program, archive: script.submitDirectory };
  }
  throw new JobFailure(
    `ClientError: The image ${spec.image ?? '(none)'} cannot be run by the local workspace, which has no container engine. What runs here: ${algorithms
      .map((name) => `upside.local/${name}:1`)
      .join(
        ', ',
      )}; script mode (hyperparameters sagemaker_program and sagemaker_submit_directory); ContainerEntrypoint with ContainerArguments.`,
  );
}
