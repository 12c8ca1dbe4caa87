import type { UploadedOutput } from '../runtime/processing/processing-runtime';
import type { ProcessingJob } from './processing/processing-job';
import type { TrainingJob } from './training-job';

/** What the control plane tells the lineage of, when it happens; all of it inside the caller's transaction. */
export interface LineageRecorder {
  /** A training job ended, in whatever way: with what it read and the artifact it left. */
  jobEnded(end: {
    readonly job: TrainingJob;
    /** The channels whose data was loaded; the hash is over what was read. */
    readonly inputs: readonly { readonly channel: string; readonly s3Uri: string; readonly sha256: string }[];
    readonly metrics: readonly { readonly name: string; readonly value: number; readonly at: number }[];
    readonly artifactS3Uri: string | null;
    readonly at: number;
  }): void;
  /** A processing job ended, in whatever way: with what it read and what it stored; the hashes are over that. */
  processingEnded(end: {
    readonly job: ProcessingJob;
    readonly inputs: readonly { readonly name: string; readonly s3Uri: string; readonly sha256: string }[];
    readonly outputs: readonly UploadedOutput[];
    readonly at: number;
  }): void;
  /** A package was created; a package of a group takes its group and version with it. */
  packageCreated(item: {
    readonly arn: string;
    readonly group: { readonly arn: string; readonly name: string } | null;
    readonly containers: readonly { readonly image: string | null; readonly modelDataUrl: string | null }[];
    readonly at: number;
  }): void;
  /** Somebody decided about a version. */
  packageDecided(decision: {
    readonly arn: string;
    readonly group: string;
    readonly version: number;
    readonly approval: string;
    readonly note: string | null;
    readonly at: number;
  }): void;
  /** An endpoint came into service with these models; what it served before is no longer associated. */
  endpointDeployed(endpoint: {
    readonly arn: string;
    readonly name: string;
    readonly models: readonly { readonly packageArn: string | null; readonly modelDataUrl: string | null }[];
    readonly at: number;
  }): void;
}
