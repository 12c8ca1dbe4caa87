import type { AwsWorkspace } from '../../electron/domains/aws-ports';
import { fail, ok, type Result } from '../../shared/errors/result';
import type { Endpoint, EndpointConfig, EndpointModel, EndpointStatus, LiveVariant } from '../../shared/model/endpoint';

/** What befalls one call of the service. */
export type Mishap =
  | 'none'
  /** It arrives and is carried out; the reply is lost. */
  | 'lost-reply'
  /** It never arrives. */
  | 'dropped'
  | 'throttled'
  /** The console is killed before it, or after it was carried out and before its reply was read. */
  | 'killed-before'
  | 'killed-after'
  /** Meanwhile the deployment under way ends well, or its alarm rings. */
  | 'finishes'
  | 'rolls-back'
  /** Meanwhile somebody else deletes the endpoint, or puts another configuration in. */
  | 'deleted'
  | 'replaced';

/** One endpoint as SageMaker keeps it, with mishaps by the call. Times are the given clock's. */
export class ScriptedEndpoint {
  updatesAccepted = 0;
  configName = 'before';
  status: EndpointStatus = 'InService';
  exists = true;
  failureReason: string | null = null;
  private modifiedAt = 1;
  private pending: string | null = null;
  private readonly models = new Map<string, EndpointModel>();
  private readonly configs = new Map<string, EndpointConfig>();

  constructor(
    private readonly script: readonly Mishap[],
    private readonly onKill: () => void,
  ) {
    this.configs.set('before', this.config('before', 'model-before'));
  }

  private calls = 0;

  /** Whether the endpoint, as it is now, serves exactly this. */
  serves(configName: string): boolean {
    return this.exists && this.status === 'InService' && this.configName === configName && this.configs.has(configName);
  }

  workspace(): AwsWorkspace {
    const services = {
      endpoints: {
        describe: () => this.call(() => this.describe()),
        describeModel: (name: string) => this.call(() => found(this.models.get(name))),
        createModel: (name: string, _role: string, source: { readonly arn: string }) =>
          this.call(() => {
            if (this.models.has(name)) return fail('endpoint.exists', 'It exists.', '');
            const model = { name, arn: name, packageArn: source.arn, image: null, modelDataUrl: null, createdAt: 1 };
            this.models.set(name, model);
            return ok({ arn: name });
          }),
        describeConfig: (name: string) => this.call(() => found(this.configs.get(name))),
        createConfig: (config: Pick<EndpointConfig, 'name' | 'variants' | 'dataCapture'>) =>
          this.call(() => {
            if (this.configs.has(config.name)) return fail('endpoint.exists', 'It exists.', '');
            this.configs.set(config.name, { ...config, arn: config.name, createdAt: 1 });
            return ok({ arn: config.name });
          }),
        update: (_name: string, configName: string) => this.call(() => this.update(configName)),
      },
      alarms: {
        put: () => this.call(() => ok(null)),
        describe: () => this.call(() => ok([])),
        delete: () => this.call(() => ok(null)),
      },
      endpointMonitor: { series: async () => ok([]) },
    };
    return services as unknown as AwsWorkspace;
  }

  private async call<T>(work: () => Result<T>): Promise<Result<T>> {
    const mishap = this.script[this.calls] ?? this.afterwards();
    this.calls += 1;
    await new Promise((resolve) => setImmediate(resolve));
    switch (mishap) {
      case 'killed-before':
        this.onKill();
        return new Promise(() => undefined);
      case 'killed-after':
        work();
        this.onKill();
        return new Promise(() => undefined);
      case 'dropped':
        return fail('workspace.offline', 'Nobody answers.', '', { retryable: true });
      case 'throttled':
        return fail('aws.throttled', 'Too fast.', '', { retryable: true });
      case 'lost-reply':
        work();
        return fail('aws.timeout', 'No reply came.', '', { retryable: true });
      case 'finishes':
        this.end(this.pending);
        return work();
      case 'rolls-back':
        if (this.pending !== null) {
          this.failureReason = 'An alarm rang.';
          this.end(this.configName);
        }
        return work();
      case 'deleted':
        this.exists = false;
        return work();
      case 'replaced':
        if (this.exists && this.status === 'InService') {
          this.configs.set('other', this.config('other', 'model-other'));
          this.configName = 'other';
          this.modifiedAt += 1;
        }
        return work();
      case 'none':
        return work();
    }
  }

  /** Beyond its script a deployment comes to its end, so that every flight does. */
  private afterwards(): Mishap {
    return this.pending === null ? 'none' : 'finishes';
  }

  private end(configName: string | null): void {
    if (!this.exists || this.pending === null || configName === null) return;
    this.configName = configName;
    this.pending = null;
    this.status = 'InService';
    this.modifiedAt += 1;
  }

  private update(configName: string): Result<{ arn: string }> {
    if (!this.exists) return fail('endpoint.not-found', 'It is not there.', '');
    if (this.status !== 'InService') return fail('endpoint.state', 'It is being updated.', '');
    if (!this.configs.has(configName)) return fail('endpoint.not-found', 'No such configuration.', '');
    this.updatesAccepted += 1;
    this.failureReason = null;
    this.pending = configName;
    this.status = 'Updating';
    this.modifiedAt += 1;
    return ok({ arn: 'endpoint' });
  }

  private describe(): Result<Endpoint> {
    if (!this.exists) return fail('endpoint.not-found', 'It is not there.', '');
    return ok({
      name: 'endpoint',
      arn: 'endpoint',
      status: this.status,
      createdAt: 1,
      modifiedAt: this.modifiedAt,
      configName: this.configName,
      failureReason: this.failureReason,
      variants: [live],
      pending: this.pending === null ? null : { configName: this.pending, startedAt: null, variants: [live] },
      rollbackAlarms: [],
    });
  }

  private config(name: string, modelName: string): EndpointConfig {
    return {
      name,
      arn: name,
      createdAt: 1,
      dataCapture: null,
      variants: [{ name: 'main', modelName, instanceType: 'ml.m5.large', initialInstances: 1, initialWeight: 1 }],
    };
  }
}

const live: LiveVariant = {
  name: 'main',
  currentWeight: 1,
  desiredWeight: 1,
  currentInstances: 1,
  desiredInstances: 1,
  status: null,
};

function found<T>(value: T | undefined): Result<T> {
  return value === undefined ? fail('endpoint.not-found', 'It is not there.', '') : ok(value);
}
