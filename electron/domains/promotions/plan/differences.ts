import type { EndpointConfig, VariantSpec } from '../../../../shared/model/endpoint';
import type { ConfigDifference } from '../../../../shared/model/promotion';

type Configured = Pick<EndpointConfig, 'variants' | 'dataCapture'>;

/**
 * Field by field what changes from one configuration to the other, variants by their names. `modelLabel`
 * says what a model is made of, so that a person sees versions and not generated names.
 */
export function configDifferences(
  before: Configured,
  after: Configured,
  modelLabel: (modelName: string) => string,
): readonly ConfigDifference[] {
  const from: Record<string, string | undefined> = {
    ...flatten(before.variants, modelLabel),
    'data capture': captureText(before),
  };
  const to: Record<string, string | undefined> = {
    ...flatten(after.variants, modelLabel),
    'data capture': captureText(after),
  };
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((field) => {
    const [was, will] = [from[field] ?? null, to[field] ?? null];
    return was === will ? [] : [{ field, before: was, after: will }];
  });
}

function flatten(
  variants: readonly VariantSpec[],
  modelLabel: (modelName: string) => string,
): Record<string, string | undefined> {
  return Object.fromEntries(
    variants.flatMap(({ name, modelName, instanceType, initialInstances, initialWeight }) => [
      [`${name} · model`, modelLabel(modelName)],
      [`${name} · instance type`, instanceType],
      [`${name} · instances`, String(initialInstances)],
      [`${name} · weight`, String(initialWeight)],
    ]),
  );
}

function captureText({ dataCapture }: Configured): string {
  return dataCapture === null ? 'off' : `${dataCapture.samplingPercent} % to ${dataCapture.s3Uri}`;
}
