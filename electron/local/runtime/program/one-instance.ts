import { JobFailure } from '../job-failure';

/** Throws JobFailure for a job that asks for several instances. */
export function oneInstance(instanceCount: number): void {
  if (instanceCount <= 1) return;
  throw new JobFailure(
    `ClientError: InstanceCount is ${instanceCount}, but the local workspace is one machine. Use InstanceCount 1.`,
  );
}
