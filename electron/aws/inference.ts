import {
  InvokeEndpointCommand,
  InvokeEndpointWithResponseStreamCommand,
  ModelError,
  type ResponseStream,
  SageMakerRuntimeClient,
} from '@aws-sdk/client-sagemaker-runtime';
import { z } from 'zod';
import { CodedError } from '../../shared/errors/coded-error';
import { type Failure, fail, ok, type Result } from '../../shared/errors/result';
import type { InferenceRequest, InferenceService } from '../domains/chat/ports';
import { parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import { awsFailure } from './failures';

/**
 * A model has 60 s for an answer; a little longer is waited, so that the service's own words about a
 * late one arrive. https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html
 */
const answerWithin = 65_000;
/** A second try for a connection the service had closed meanwhile; more would multiply a model's work. */
const maxAttempts = 2;

const invokeReply = z.object({
  Body: z.instanceof(Uint8Array),
  ContentType: z.string().default('application/octet-stream'),
  InvokedProductionVariant: z.string().optional(),
});

/** InvokeEndpoint and InvokeEndpointWithResponseStream of one workspace. */
export function createInference(connection: AwsConnection): InferenceService & { destroy(): void } {
  const client = createClient(SageMakerRuntimeClient, { ...connection, answerWithin }, 'call', { maxAttempts });
  const streamClient = createClient(SageMakerRuntimeClient, connection, 'stream', { maxAttempts });
  return {
    destroy: () => {
      client.destroy();
      streamClient.destroy();
    },

    async invoke(endpoint, request, signal) {
      try {
        const sent = await client.send(new InvokeEndpointCommand(toInput(endpoint, request)), { abortSignal: signal });
        const reply = parseReply(invokeReply, sent, `the answer of ${endpoint}`);
        return ok({
          body: reply.Body,
          contentType: reply.ContentType,
          variant: reply.InvokedProductionVariant ?? null,
        });
      } catch (error) {
        return { ok: false, error: inferenceFailure(error, endpoint) };
      }
    },

    async *stream(endpoint, request, signal, onHead): AsyncGenerator<Result<Uint8Array>> {
      try {
        const reply = await streamClient.send(new InvokeEndpointWithResponseStreamCommand(toInput(endpoint, request)), {
          abortSignal: signal,
        });
        onHead?.({ contentType: reply.ContentType ?? null, variant: reply.InvokedProductionVariant ?? null });
        for await (const event of reply.Body ?? []) {
          const part = partOf(event, endpoint);
          if (part) yield ok(part);
        }
      } catch (error) {
        if (!signal.aborted) yield { ok: false, error: inferenceFailure(error, endpoint) };
      }
    },
  };
}

function toInput(endpoint: string, { accept, body, contentType, variant }: InferenceRequest) {
  return {
    EndpointName: endpoint,
    Body: body,
    ContentType: contentType,
    Accept: accept,
    ...(variant !== null && { TargetVariant: variant }),
  };
}

/** The bytes of one event; null for an event of a newer service. Throws what the service says went wrong. */
function partOf(event: ResponseStream, endpoint: string): Uint8Array | null {
  if (event.PayloadPart) return event.PayloadPart.Bytes ?? null;
  if (event.ModelStreamError) {
    const said = event.ModelStreamError.message || (event.ModelStreamError.ErrorCode ?? 'it gave no reason');
    throw new CodedError(modelError(endpoint, `The model of ${endpoint} broke its answer off: ${said}`));
  }
  if (event.InternalStreamFailure) throw event.InternalStreamFailure;
  return null;
}

/** A model's own error with its own words; of the service's, what they mean for an endpoint. */
function inferenceFailure(error: unknown, endpoint: string): Failure {
  if (error instanceof ModelError) {
    const status = error.OriginalStatusCode === undefined ? '' : ` with status ${error.OriginalStatusCode}`;
    const said = error.OriginalMessage?.trim() || error.message;
    return modelError(endpoint, `The model of ${endpoint} answered${status}: ${said}`);
  }
  const { name = '', message = '' } = (typeof error === 'object' && error !== null ? error : {}) as Partial<Error>;
  if (name === 'ModelNotReadyException') {
    return fail('endpoint.state', `${endpoint} is not ready yet: ${message}`, 'Try again in a moment.', {
      retryable: true,
    }).error;
  }
  if (name === 'ValidationError') {
    if (/endpoint \S+ of account \S+ not found/i.test(message))
      return fail('endpoint.not-found', message, 'It may have been deleted; look at the list of endpoints.').error;
    if (/variant.*(not found|does not exist)|no variant/i.test(message))
      return fail('endpoint.not-found', message, 'Look at the variants of the endpoint.').error;
    if (/not in service|status|cannot be invoked/i.test(message))
      return fail('endpoint.state', message, `Look at the state of ${endpoint}.`).error;
  }
  return awsFailure(error, `get an answer of ${endpoint}`, 'endpoint');
}

function modelError(endpoint: string, message: string): Failure {
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  return fail('endpoint.model-error', sentence, `The log of ${endpoint} has the rest.`).error;
}
