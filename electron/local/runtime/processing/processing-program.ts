import { JobFailure } from '../job-failure';
import { oneInstance } from '../program/one-instance';
import { builtInAlgorithmOf } from '../program/program';
import type { ProcessingRunSpec } from './processing-runtime';

/** What a processing job runs, decided from its specification alone. */
export type ProcessingProgram =
  | { readonly kind: 'builtIn'; readonly program: string }
  | { readonly kind: 'entrypoint'; readonly command: readonly [string, ...string[]] };

/**
 * Chooses the program: ContainerEntrypoint as the SDKs' script processors send it, or a built-in program by its image.
 * Throws JobFailure, naming what does run here, for anything else: there is no container engine behind this workspace.
 */
export function processingProgramOf(spec: ProcessingRunSpec, programs: readonly string[]): ProcessingProgram {
  oneInstance(spec.instanceCount);
  const [first, ...rest] = spec.entrypoint;
  if (first !== undefined) return { kind: 'entrypoint', command: [first, ...rest, ...spec.arguments] };
  const program = builtInAlgorithmOf(spec.image);
  if (program !== null && programs.includes(program)) {
    if (spec.arguments.length === 0) return { kind: 'builtIn', program };
    throw new JobFailure(
      `ClientError: The built-in program ${program} takes no ContainerArguments; its inputs say what it does.`,
    );
  }
  throw new JobFailure(
    `ClientError: The image ${spec.image} cannot be run by the local workspace, which has no container engine. What runs here: ${programs
      .map((name) => `upside.local/${name}:1`)
      .join(', ')}; ContainerEntrypoint with ContainerArguments, whatever the image.`,
  );
}
