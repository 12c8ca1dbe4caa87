import type { Instant } from '../../../shared/model/time';
import type { AwsWorkspace, RunService } from '../aws-ports';

/** What a training job and a processing job have in common. */
export interface Run {
  readonly name: string;
  /** `Deleting` is a training job's alone. */
  readonly status: 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped' | 'Deleting';
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
}

/** What is particular to one kind of run: `S` is a line of its list, `D` its description. */
export interface RunKind<S extends Run, D extends S> {
  /** How the program's own log names the kind. */
  readonly name: string;
  service(aws: AwsWorkspace): Pick<RunService<S, D, never>, 'describe' | 'list' | 'stop'>;
  /** What a description tells a list. */
  summary(described: D): S;
  /** A listing knows less than a description; what the latter told stays while it is still true. */
  withKnown(listed: S, known: S): S;
  /** Changes whenever a listing shows that a description is out of date. */
  stamp(summary: S): string;
  /** True when the line of the list holds what only a description tells. */
  isDescribed(summary: S): boolean;
}

/** True when the service will not change the run any more. */
export function hasEnded({ status }: Pick<Run, 'status'>): boolean {
  return status === 'Completed' || status === 'Failed' || status === 'Stopped';
}

/** Read before the other was, or of an earlier run of the name. */
export function isOlder(job: Run, known: Run | undefined): boolean {
  if (known === undefined) return false;
  if (job.createdAt !== known.createdAt) return job.createdAt < known.createdAt;
  return (
    job.modifiedAt < known.modifiedAt || (job.modifiedAt === known.modifiedAt && hasEnded(known) && !hasEnded(job))
  );
}
