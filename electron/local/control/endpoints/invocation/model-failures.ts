import { AwsError } from '../../../gateway/service';

/** Where a failure happened, for its text and its log stream. */
interface FailurePlace {
  readonly endpointName: string;
  readonly variantName: string;
  readonly instanceId: string;
  readonly region: string;
  readonly accountId: string;
}

/** The longest part of a program's answer that an error repeats, in characters. */
const LONGEST_MESSAGE = 1024;

export const TIMED_OUT =
  'Your invocation timed out while waiting for a response from container primary. Review the latency metrics for each container in Amazon CloudWatch, resolve the issue, and try again.';
export const BROKE_OFF = 'An error occurred while handling request as the model process exited.';
export const TOO_LONG = 'The response of the container is larger than an endpoint may answer with.';

/** ModelError as SageMaker Runtime words it. `status` 0: the program gave no whole answer. */
export function modelError(status: number, message: string, place: FailurePlace): AwsError {
  const { endpointName, variantName, instanceId, region, accountId } = place;
  const group = `/aws/sagemaker/Endpoints/${endpointName}`;
  const side = status >= 400 && status < 500 ? 'client' : 'server';
  const text = message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE - 1)}…` : message;
  return new AwsError(
    'ModelError',
    `Received ${side} error (${status}) from primary with message "${text}". See ${group} in account ${accountId} for more information.`,
    424,
    {
      OriginalStatusCode: status,
      OriginalMessage: text,
      LogStreamArn: `arn:aws:logs:${region}:${accountId}:log-group:${group}:log-stream:${variantName}/${instanceId}`,
    },
  );
}

/** A stream that cannot go on: sent as an event of the stream it breaks. */
export function streamError(code: 'ModelInvocationTimeExceeded' | 'StreamBroken', message: string): AwsError {
  return new AwsError('ModelStreamError', message, 400, { ErrorCode: code });
}
