import type { Failure } from '../../../../shared/errors/result';
import type { EndpointConfig, EndpointModel, VariantSpec } from '../../../../shared/model/endpoint';
import type { Promotion } from '../../../../shared/model/promotion';
import type { AwsWorkspace } from '../../aws-ports';
import { isUndecided } from '../../undecided';
import type { RecordedCall } from './recorder';

/** What became of a step that may be repeated. `again`: nobody knows yet; the same step is made once more later. */
export type StepOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'again'; readonly failure: Failure };

const done: StepOutcome = { kind: 'done' };

/** Makes the promotion's own alarms; making one again replaces it with itself. */
export async function ensureAlarms(promotion: Promotion, aws: AwsWorkspace, call: RecordedCall): Promise<StepOutcome> {
  for (const alarm of promotion.alarms) {
    const put = await call('PutMetricAlarm', alarm.name, () => aws.alarms.put(alarm));
    if (!put.ok) return failed(put.error, `The alarm ${alarm.name} could not be made`);
  }
  return done;
}

/** Makes the model unless it is there already: its name is what makes the call safe to repeat. */
export async function ensureModel(promotion: Promotion, aws: AwsWorkspace, call: RecordedCall): Promise<StepOutcome> {
  const { model, roleArn } = promotion;
  if (model === null) return done;
  const found = await call('DescribeModel', model.name, () => aws.endpoints.describeModel(model.name));
  if (found.ok) return isModel(promotion, found.data) ? done : otherThing('model', model.name);
  if (found.error.code !== 'endpoint.not-found')
    return failed(found.error, `The model ${model.name} could not be read`);
  const made = await call('CreateModel', model.name, () =>
    aws.endpoints.createModel(model.name, roleArn, { kind: 'package', arn: model.packageArn }),
  );
  if (made.ok) return done;
  // Somebody has that name by now: whether it is this model is seen when the step is made again.
  if (made.error.code === 'endpoint.exists') return { kind: 'again', failure: made.error };
  return failed(made.error, `The model ${model.name} could not be made`);
}

/** Makes the configuration unless it is there already. */
export async function ensureConfig(promotion: Promotion, aws: AwsWorkspace, call: RecordedCall): Promise<StepOutcome> {
  const { config, toConfig } = promotion;
  const found = await call('DescribeEndpointConfig', toConfig, () => aws.endpoints.describeConfig(toConfig));
  if (found.ok) return isConfig(promotion, found.data) ? done : otherThing('endpoint configuration', toConfig);
  if (found.error.code !== 'endpoint.not-found')
    return failed(found.error, `The configuration ${toConfig} could not be read`);
  if (config === null) return { kind: 'refused', reason: `The configuration ${toConfig} was deleted elsewhere.` };
  const made = await call('CreateEndpointConfig', toConfig, () =>
    aws.endpoints.createConfig({ name: toConfig, ...config }),
  );
  if (made.ok) return done;
  if (made.error.code === 'endpoint.exists') return { kind: 'again', failure: made.error };
  return failed(made.error, `The configuration ${toConfig} could not be made`);
}

/** Whether configuration and model, as read back, are what the promotion asked for. */
export async function readBack(promotion: Promotion, aws: AwsWorkspace, call: RecordedCall): Promise<StepOutcome> {
  const { model, toConfig } = promotion;
  const config = await call('DescribeEndpointConfig', toConfig, () => aws.endpoints.describeConfig(toConfig));
  if (!config.ok) return failed(config.error, `The live configuration ${toConfig} could not be read back`);
  if (!isConfig(promotion, config.data)) return otherThing('endpoint configuration', toConfig);
  if (model === null) return done;
  const live = await call('DescribeModel', model.name, () => aws.endpoints.describeModel(model.name));
  if (!live.ok) return failed(live.error, `The live model ${model.name} could not be read back`);
  return isModel(promotion, live.data) ? done : otherThing('model', model.name);
}

function isModel({ model }: Promotion, found: EndpointModel): boolean {
  return model !== null && found.packageArn === model.packageArn;
}

/** A way back has nothing to compare with: its configuration is named, not made. */
function isConfig({ config }: Promotion, found: EndpointConfig): boolean {
  if (config === null) return true;
  const text = (variants: readonly VariantSpec[]): string =>
    JSON.stringify(
      variants
        .map(({ initialInstances, initialWeight, instanceType, modelName, name }) => [
          name,
          modelName,
          instanceType,
          initialInstances,
          initialWeight,
        ])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
  return (
    text(config.variants) === text(found.variants) &&
    JSON.stringify(config.dataCapture) === JSON.stringify(found.dataCapture)
  );
}

function otherThing(kind: string, name: string): StepOutcome {
  return { kind: 'refused', reason: `There is another ${kind} called ${name}; nothing of it was changed.` };
}

/** The service's refusal ends the promotion; anything else, as keys that expired, may have arrived and is looked at again. */
export function failed(failure: Failure, what: string): StepOutcome {
  return failure.retryable || isUndecided(failure)
    ? { kind: 'again', failure }
    : { kind: 'refused', reason: `${what}: ${failure.message}` };
}
