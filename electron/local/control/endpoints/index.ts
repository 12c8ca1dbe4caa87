import type { Invoker } from '../../gateway/runtime/invoker';
import type { ServingRuntime } from '../../runtime/serving/serving-runtime';
import type { AlarmStates } from '../../storage/alarms';
import type { Database } from '../../storage/database';
import type { MetricSink } from '../../storage/telemetry';
import type { LineageRecorder } from '../lineage-recorder';
import type { PageTokens } from '../page-tokens';
import type { EndpointConfigRequest } from './configs/endpoint-config';
import { type EndpointConfigOperations, endpointConfigOperations } from './configs/endpoint-configs';
import { EndpointRunner } from './endpoint-runner';
import { EndpointStore } from './endpoint-store';
import { type EndpointOperations, endpointOperations } from './endpoints';
import type { Random } from './fleet/traffic';
import { EndpointInvoker } from './invocation/endpoint-invoker';
import type { Model, PackageLookup } from './models/model';
import { type ModelOperations, modelOperations } from './models/models';
import { NamedStore } from './named-store';
import type { EndpointScope } from './scope';

interface EndpointsOptions extends EndpointScope {
  /** local.db with the control plane's tables. */
  readonly database: Database;
  readonly tokens: PageTokens;
  readonly serving: ServingRuntime;
  readonly alarms: AlarmStates;
  readonly metrics: MetricSink;
  readonly lineage: LineageRecorder;
  readonly packages: PackageLookup;
  /** How long a program may take for a whole answer. */
  readonly invocationSeconds: number;
  /** Draws variants; Math.random unless a test gives a sequence. */
  readonly random?: Random;
  /** Told of what could not be stored; the endpoint it is about goes on. */
  readonly onFault: (error: unknown) => void;
}

/** Models, endpoint configurations and endpoints of the local workspace. */
interface Endpoints {
  readonly operations: ModelOperations & EndpointConfigOperations & EndpointOperations;
  readonly invoker: Invoker;
  /** Whether a model, configuration or endpoint has this ARN. */
  knows(arn: string): boolean;
  /** Brings endpoints back that an earlier daemon served, and goes on with what it left unfinished. */
  recover(): Promise<void>;
  /** Ends every instance; the next daemon starts them again. */
  close(): Promise<void>;
}

export function createEndpoints(options: EndpointsOptions): Endpoints {
  const { database, random = Math.random } = options;
  const models = new NamedStore<Model>(database, 'models');
  const configs = new NamedStore<EndpointConfigRequest>(database, 'endpoint_configs');
  const store = new EndpointStore(database);
  const runner = new EndpointRunner({ ...options, store });
  return {
    operations: {
      ...modelOperations({ ...options, models }),
      ...endpointConfigOperations({ ...options, models, configs }),
      ...endpointOperations({ ...options, store, models, configs, runner }),
    },
    invoker: new EndpointInvoker({ ...options, store, runner, random }),
    knows: (arn) => models.knows(arn) || configs.knows(arn) || store.knows(arn),
    recover: () => runner.recover(),
    close: () => runner.close(),
  };
}
