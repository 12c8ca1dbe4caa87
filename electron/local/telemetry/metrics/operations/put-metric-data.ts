import { AwsError } from '../../../gateway/service';
import type { NewDatum } from '../metric-store';
import type { MetricsContext } from './context';

interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

interface InputDatum {
  readonly MetricName: string;
  readonly Dimensions?: readonly Dimension[];
  readonly Timestamp?: Date;
  readonly Value?: number;
  readonly Values?: readonly number[];
  readonly Counts?: readonly number[];
  readonly StatisticValues?: {
    readonly SampleCount: number;
    readonly Sum: number;
    readonly Minimum: number;
    readonly Maximum: number;
  };
  readonly Unit?: string;
  readonly StorageResolution?: number;
}

const MAX_DATA = 1_000;
const MAX_VALUES = 150;
/** CloudWatch takes values between -2^360 and 2^360. */
const MAX_VALUE = 2 ** 360;
const TOO_OLD_MS = 14 * 86_400_000;
const TOO_NEW_MS = 2 * 3_600_000;

/** Limits and rules: PutMetricData and MetricDatum in the CloudWatch API reference. */
export async function putMetricData(
  { ingest, clock }: MetricsContext,
  input: {
    readonly Namespace: string;
    readonly MetricData?: readonly InputDatum[];
    readonly EntityMetricData?: readonly unknown[];
  },
): Promise<Record<string, unknown>> {
  if (input.EntityMetricData !== undefined) {
    throw invalid('The parameter EntityMetricData is not available in the local workspace.');
  }
  if (input.Namespace.startsWith('AWS/')) {
    throw invalid('The value AWS/ for parameter Namespace is invalid: it is reserved for AWS services.');
  }
  const data = input.MetricData ?? [];
  // As text the database ends a name at its first NUL, and two metrics would become one.
  if ([input.Namespace, ...data.map(({ MetricName }) => MetricName)].some((name) => name.includes('\0'))) {
    throw invalid('The local workspace keeps no namespaces and metric names with a NUL character.');
  }
  if (data.length === 0)
    throw new AwsError('MissingRequiredParameterException', 'The parameter MetricData is required.');
  if (data.length > MAX_DATA) throw invalid(`The collection MetricData must not have a size greater than ${MAX_DATA}.`);
  const now = clock();
  await ingest.store(
    data.flatMap((datum, index) => toRows(input.Namespace, datum, `MetricData.member.${index + 1}`, now)),
  );
  return {};
}

function toRows(namespace: string, datum: InputDatum, path: string, now: number): readonly NewDatum[] {
  const at = datum.Timestamp?.getTime() ?? now;
  if (!(at <= now + TOO_NEW_MS)) {
    throw invalid(`The parameter ${path}.Timestamp must specify a time no more than two hours in the future.`);
  }
  if (at < now - TOO_OLD_MS)
    throw invalid(`The parameter ${path}.Timestamp must specify a time within the past two weeks.`);
  if (datum.StorageResolution !== undefined && ![1, 60].includes(datum.StorageResolution)) {
    throw invalid(`The parameter ${path}.StorageResolution must be 1 or 60.`);
  }
  const common = {
    namespace,
    name: datum.MetricName,
    dimensions: toDimensions(datum.Dimensions ?? [], path),
    second: Math.floor(at / 1000),
    unit: datum.Unit ?? 'None',
  };
  return toValues(datum, path).map((value) => ({ ...common, ...value }));
}

function toDimensions(dimensions: readonly Dimension[], path: string): Readonly<Record<string, string>> {
  const byName = Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value]));
  if (Object.keys(byName).length < dimensions.length) {
    throw invalid(`The parameter ${path}.Dimensions must not name a dimension twice.`);
  }
  return byName;
}

function toValues(datum: InputDatum, path: string): readonly Pick<NewDatum, 'count' | 'sum' | 'minimum' | 'maximum'>[] {
  const given = (['Value', 'Values', 'StatisticValues'] as const).filter((name) => datum[name] !== undefined);
  if (given.length === 0) {
    throw new AwsError(
      'MissingRequiredParameterException',
      `At least one of ${path}.Value, Values or StatisticValues must be specified.`,
    );
  }
  if (given.length > 1) {
    throw new AwsError(
      'InvalidParameterCombinationException',
      `The parameters ${path}.${given[0]} and ${path}.${given[1]} are mutually exclusive and you have specified both.`,
    );
  }
  if (datum.StatisticValues !== undefined) {
    const { SampleCount, Sum, Minimum, Maximum } = datum.StatisticValues;
    for (const [name, value] of Object.entries(datum.StatisticValues))
      checkValue(value, `${path}.StatisticValues.${name}`);
    if (SampleCount <= 0 || Minimum > Maximum) {
      throw invalid(
        `The parameter ${path}.StatisticValues must have a positive SampleCount and Minimum at most Maximum.`,
      );
    }
    return [{ count: SampleCount, sum: Sum, minimum: Minimum, maximum: Maximum }];
  }
  const values = datum.Values ?? [datum.Value ?? 0];
  const counts = datum.Counts ?? values.map(() => 1);
  if (values.length > MAX_VALUES)
    throw invalid(`The collection ${path}.Values must not have a size greater than ${MAX_VALUES}.`);
  if (values.length !== counts.length) {
    throw invalid(`The parameters ${path}.Values and ${path}.Counts must be of the same size.`);
  }
  return values.map((value, index) => {
    const count = counts[index] ?? 1;
    checkValue(value, datum.Values === undefined ? `${path}.Value` : `${path}.Values.member.${index + 1}`);
    if (!(count > 0 && count <= MAX_VALUE))
      throw invalid(`The value ${count} for parameter ${path}.Counts is invalid.`);
    return { count, sum: value * count, minimum: value, maximum: value };
  });
}

function checkValue(value: number, path: string): void {
  if (!(Math.abs(value) <= MAX_VALUE)) throw invalid(`The value ${value} for parameter ${path} is invalid.`);
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
