import { z } from 'zod';
import { instantSchema } from './time';

export const metricPointSchema = z
  .object({
    at: instantSchema,
    /** Epoch or step printed on the same line, where the job prints one. */
    step: z.number().nullable(),
    value: z.number(),
  })
  .readonly();
export type MetricPoint = z.infer<typeof metricPointSchema>;

/**
 * `log`: taken from the job's log lines by its metric definitions, exact and at once (CloudWatch
 * rounds to a second and lags). `instance`: CPU and memory of the host, from CloudWatch.
 */
export const metricSeriesSchema = z
  .object({
    name: z.string(),
    source: z.enum(['log', 'instance']),
    points: z.array(metricPointSchema).readonly(),
  })
  .readonly();
export type MetricSeries = z.infer<typeof metricSeriesSchema>;
