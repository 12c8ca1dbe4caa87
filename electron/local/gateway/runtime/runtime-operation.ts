import { InvokeEndpoint$, InvokeEndpointWithResponseStream$ } from '@aws-sdk/client-sagemaker-runtime';
import table from '../constraints/runtime.json';
import { createValidator } from '../constraints/validate';
import type { ReceivedRequest } from '../http/received-request';
import { AwsError } from '../service';
import type { Invocation } from './invoker';

const schemas = {
  InvokeEndpoint: InvokeEndpoint$,
  InvokeEndpointWithResponseStream: InvokeEndpointWithResponseStream$,
};

/** The operations of SageMaker Runtime this workspace has. */
export type RuntimeOperation = keyof typeof schemas;

/** The header of each member, in lower case; the two operations differ in one. */
const headerNames = {
  ContentType: 'content-type',
  Accept: 'accept',
  CustomAttributes: 'x-amzn-sagemaker-custom-attributes',
  TargetModel: 'x-amzn-sagemaker-target-model',
  TargetVariant: 'x-amzn-sagemaker-target-variant',
  TargetContainerHostname: 'x-amzn-sagemaker-target-container-hostname',
  InferenceId: 'x-amzn-sagemaker-inference-id',
  EnableExplanations: 'x-amzn-sagemaker-enable-explanations',
  InferenceComponentName: 'x-amzn-sagemaker-inference-component',
  SessionId: 'x-amzn-sagemaker-session-id',
  PrefixAwareId: 'x-amzn-sagemaker-prefix-aware-id',
} as const;

type Member = keyof typeof headerNames;

/** Members that ask for something an endpoint here does not have, and what that is. */
const refused: Readonly<Partial<Record<Member, string>>> = {
  TargetModel: 'multi-model endpoints',
  TargetContainerHostname: 'endpoints of several containers',
  EnableExplanations: 'explainers',
  InferenceComponentName: 'inference components',
  SessionId: 'sessions that stay with one instance',
  PrefixAwareId: 'routing by prefix',
};

const validate = createValidator(table, schemas);

/** The path of an invocation, or null. Of other methods than POST there is none. */
export function runtimeOperationOf(
  method: string,
  rawPath: string,
): { readonly operation: RuntimeOperation; readonly rawName: string } | null {
  const match = /^\/endpoints\/([^/]+)\/invocations(-response-stream)?$/.exec(rawPath);
  if (match === null || method !== 'POST') return null;
  const operation = match[2] === undefined ? 'InvokeEndpoint' : 'InvokeEndpointWithResponseStream';
  return { operation, rawName: match[1] ?? '' };
}

/** Reads and checks an invocation. Throws AwsError ValidationError in the service's own words. */
export function readInvocation(
  operation: RuntimeOperation,
  endpointName: string,
  request: ReceivedRequest,
  body: Uint8Array,
): Invocation {
  const streamed = operation === 'InvokeEndpointWithResponseStream';
  const given = (member: Member): string | undefined =>
    request.header(streamed && member === 'Accept' ? 'x-amzn-sagemaker-accept' : headerNames[member]);
  const members = Object.keys(headerNames) as Member[];
  const input = Object.fromEntries(
    members.flatMap((member) => {
      const value = given(member);
      return value === undefined ? [] : [[member, value] as const];
    }),
  );
  check(operation, { EndpointName: endpointName, Body: body, ...input });
  for (const [member, what] of Object.entries(refused)) {
    if (input[member] !== undefined)
      throw new AwsError('ValidationError', `The local workspace has no ${what}: leave ${member} out.`);
  }
  return {
    endpointName,
    targetVariant: given('TargetVariant') ?? null,
    body,
    contentType: given('ContentType') ?? 'application/octet-stream',
    accept: given('Accept') ?? '*/*',
    customAttributes: given('CustomAttributes') ?? null,
    inferenceId: given('InferenceId') ?? null,
    streamed,
  };
}

/** The same sentence as other services, under the name this service gives to a bad request. */
function check(operation: RuntimeOperation, input: Record<string, unknown>): void {
  try {
    validate(operation, input);
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ValidationException')
      throw new AwsError('ValidationError', error.message);
    throw error;
  }
}
