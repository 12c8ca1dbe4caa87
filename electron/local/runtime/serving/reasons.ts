import { JobFailure } from '../job-failure';
import type { ProcessEnd } from '../output/failure-reason';
import type { InstanceSpec } from './serving-runtime';

/** FailureReason's own limit. */
const reasonLimit = 1024;

export const stoppedEarly = 'The instance was stopped before it answered /ping.';

/** SageMaker's sentence for an endpoint whose container never became healthy, followed by what happened here. */
export function notHealthy({ variantName }: InstanceSpec, how: string): string {
  return `The primary container for production variant ${variantName} did not pass the ping health check. Please check CloudWatch logs for this endpoint. The program ${how}.`.slice(
    0,
    reasonLimit,
  );
}

/** Why an instance's program could not even be started. */
export function notLoaded(spec: InstanceSpec, error: unknown): string {
  if (error instanceof JobFailure) return error.reason.replace(/^ClientError: /, '').slice(0, reasonLimit);
  const message = error instanceof Error ? error.message : String(error);
  if (code(error) === 'ENOSPC' || code(error) === 'EDQUOT') {
    return `The files of production variant ${spec.variantName} do not fit: the disk of this machine is full (${code(error)}). Free some space and create the endpoint again.`;
  }
  if (spec.modelDataUrl === null) return `Production variant ${spec.variantName} could not be started: ${message}`;
  return `Failed to download model data for the primary container of production variant ${spec.variantName} from URL: "${spec.modelDataUrl}". Please ensure that there is an object located at the URL. ${message}`.slice(
    0,
    reasonLimit,
  );
}

function code(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** As in "The program exited with code 1: <its last line>". */
export function endedWith({ code, signal }: ProcessEnd, lastLines: readonly string[]): string {
  const last = lastLines.at(-1)?.trim() ?? '';
  const end = signal === null ? `exited with code ${code}` : `was killed by ${signal}`;
  return last === '' ? end : `${end}: ${last.slice(0, 512).replace(/\.$/, '')}`;
}
