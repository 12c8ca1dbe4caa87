import type { Invocation, InvocationReply, Invoker } from '../../../gateway/runtime/invoker';
import { AwsError } from '../../../gateway/service';
import type { ContainerReply } from '../../../runtime/serving/serving-runtime';
import type { MetricSink } from '../../../storage/telemetry';
import { callAfter } from '../../call-after';
import type { EndpointRunner } from '../endpoint-runner';
import type { EndpointStore } from '../endpoint-store';
import type { PooledInstance } from '../fleet/pooled-instance';
import type { Random, Target } from '../fleet/traffic';
import { recordInvocation } from './invocation-metrics';
import { BROKE_OFF, modelError, streamError, TIMED_OUT, TOO_LONG } from './model-failures';
import { readStart, readWhole } from './read-whole';

/** The longest a program may take for a streamed answer: 8 minutes (API_runtime_InvokeEndpointWithResponseStream). */
const STREAMED_MS = 480_000;
/** The largest whole answer in bytes: as large as a request (BodyBlob of the service model). */
const LARGEST_ANSWER = 6_291_456;
/** How much of an error's body is read for its text. */
const ERROR_BODY = 64 * 1024;

interface InvokerOptions {
  readonly store: EndpointStore;
  readonly runner: EndpointRunner;
  readonly metrics: MetricSink;
  readonly region: string;
  readonly accountId: string;
  /** ms since the epoch. */
  readonly clock: () => number;
  readonly random: Random;
  /** The longest a program may take for a whole answer; SageMaker gives 60 (API_runtime_InvokeEndpoint). */
  readonly invocationSeconds: number;
}

type Drawn = Target & { readonly instance: PooledInstance };

/**
 * One request to a program. `end` is called once, however it ends: it counts the request out of its instance and
 * tells the metrics.
 */
interface Passage {
  readonly target: Drawn;
  readonly work: AbortController;
  /** Whether the time allowed is up. */
  readonly isLate: () => boolean;
  readonly end: (statusCode: number | null) => void;
}

/** SageMaker Runtime over the endpoints of this workspace. */
export class EndpointInvoker implements Invoker {
  readonly #options: InvokerOptions;

  constructor(options: InvokerOptions) {
    this.#options = options;
  }

  async invoke(invocation: Invocation, signal: AbortSignal): Promise<InvocationReply> {
    const receivedAt = performance.now();
    const target = this.#draw(invocation);
    const passage = this.#enter(invocation, target, receivedAt);
    // As on SageMaker a whole answer is computed to its end though nobody waits, and counts as what it becomes:
    // a program that hangs shows in its errors even when its clients are impatient. A stream ends with its client.
    const leave = () => {
      passage.work.abort();
      passage.end(null);
    };
    if (invocation.streamed) {
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
    }
    const reply = await this.#request(invocation, passage);
    if (reply.statusCode < 200 || reply.statusCode >= 300) throw await this.#refused(invocation, passage, reply);
    const body = invocation.streamed
      ? this.#stream(reply, passage, () => signal.removeEventListener('abort', leave))
      : await this.#whole(invocation, passage, reply);
    return {
      variant: target.variant.name,
      contentType: reply.headers['content-type'] ?? 'application/octet-stream',
      customAttributes: reply.headers['x-amzn-sagemaker-custom-attributes'] ?? null,
      body,
    };
  }

  #draw({ endpointName, targetVariant }: Invocation): Drawn {
    const { accountId, clock, metrics, random, runner, store } = this.#options;
    const active = runner.active(endpointName);
    if (active === null || active.endpoint.live === null) {
      const known = store.find(endpointName);
      throw invalid(
        known === null
          ? `Endpoint ${endpointName} of account ${accountId} not found.`
          : `Endpoint ${endpointName} of account ${accountId} is not in service: it is ${known.status}.`,
      );
    }
    const target = active.traffic.draw(random, targetVariant);
    if (target === null)
      throw invalid(
        targetVariant === null
          ? `Endpoint ${endpointName} has no production variant with a weight greater than 0.`
          : `Variant ${targetVariant} not found for endpoint ${endpointName}.`,
      );
    const { fleet, variant, instance } = target;
    if (instance === null) {
      recordInvocation(metrics, {
        ...{ endpointName, variantName: variant.name, configName: fleet.plan.configName },
        ...{ instances: variant.instanceCount, statusCode: 0, modelMs: 0, overheadMs: 0, at: clock() },
      });
      throw new AwsError(
        'ServiceUnavailable',
        `No instance of the production variant ${variant.name} of endpoint ${endpointName} answers its health checks now: ` +
          `its program is starting or has ended. Its log is /aws/sagemaker/Endpoints/${endpointName}. Try again in a moment.`,
        503,
      );
    }
    return { fleet, variant, instance };
  }

  #enter(invocation: Invocation, target: Drawn, receivedAt: number): Passage {
    const { clock, invocationSeconds, metrics } = this.#options;
    const leaveInstance = target.instance.begin();
    const work = new AbortController();
    let late = false;
    const cancelLimit = callAfter(invocation.streamed ? STREAMED_MS : invocationSeconds * 1000, () => {
      late = true;
      work.abort();
    });
    const sentAt = performance.now();
    let open = true;
    return {
      target,
      work,
      isLate: () => late,
      end: (statusCode) => {
        if (!open) return;
        open = false;
        cancelLimit();
        leaveInstance();
        recordInvocation(metrics, {
          endpointName: invocation.endpointName,
          variantName: target.variant.name,
          configName: target.fleet.plan.configName,
          instances: target.variant.instanceCount,
          statusCode,
          modelMs: performance.now() - sentAt,
          overheadMs: sentAt - receivedAt,
          at: clock(),
        });
      },
    };
  }

  async #request(invocation: Invocation, passage: Passage): Promise<ContainerReply> {
    try {
      const request = { body: invocation.body, headers: containerHeaders(invocation) };
      return await passage.target.instance.instance.invoke(request, passage.work.signal);
    } catch {
      throw this.#brokeOff(invocation, passage);
    }
  }

  async #refused(invocation: Invocation, passage: Passage, reply: ContainerReply): Promise<AwsError> {
    try {
      const text = await readStart(reply.body, ERROR_BODY);
      passage.end(reply.statusCode);
      return modelError(reply.statusCode, text, this.#place(invocation, passage));
    } catch {
      return this.#brokeOff(invocation, passage);
    } finally {
      passage.work.abort();
    }
  }

  async #whole(invocation: Invocation, passage: Passage, reply: ContainerReply): Promise<AsyncIterable<Uint8Array>> {
    let bytes: Buffer | null;
    try {
      bytes = await readWhole(reply.body, LARGEST_ANSWER);
    } catch {
      throw this.#brokeOff(invocation, passage);
    }
    if (bytes === null) {
      passage.work.abort();
      passage.end(0);
      throw modelError(0, TOO_LONG, this.#place(invocation, passage));
    }
    passage.end(reply.statusCode);
    return onePart(bytes);
  }

  async *#stream(reply: ContainerReply, passage: Passage, done: () => void): AsyncIterable<Uint8Array> {
    try {
      yield* reply.body;
      passage.end(reply.statusCode);
    } catch {
      // Where the client is gone nobody hears of it, and it was counted when it left.
      passage.end(0);
      throw passage.isLate()
        ? streamError('ModelInvocationTimeExceeded', TIMED_OUT)
        : streamError('StreamBroken', BROKE_OFF);
    } finally {
      done();
      passage.work.abort();
      passage.end(null);
    }
  }

  #brokeOff(invocation: Invocation, passage: Passage): AwsError {
    passage.end(0);
    return modelError(0, passage.isLate() ? TIMED_OUT : BROKE_OFF, this.#place(invocation, passage));
  }

  #place({ endpointName }: Invocation, { target }: Passage) {
    const { region, accountId } = this.#options;
    const { instanceId } = target.instance.instance.spec;
    return { endpointName, variantName: target.variant.name, instanceId, region, accountId };
  }
}

function containerHeaders(invocation: Invocation): Record<string, string> {
  const { accept, contentType, customAttributes, inferenceId } = invocation;
  return {
    'content-type': contentType,
    accept,
    ...(customAttributes !== null && { 'x-amzn-sagemaker-custom-attributes': customAttributes }),
    ...(inferenceId !== null && { 'x-amzn-sagemaker-inference-id': inferenceId }),
  };
}

async function* onePart(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}

/** SageMaker Runtime has a name of its own for what SageMaker calls ValidationException. */
function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
