import { z } from 'zod';
import { instantSchema } from './time';

export const alarmStateSchema = z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']);
export type AlarmState = z.infer<typeof alarmStateSchema>;

/** A CloudWatch metric alarm as this console makes them. */
export const alarmSpecSchema = z
  .object({
    name: z.string().min(1).max(255),
    description: z.string().max(1024),
    namespace: z.string(),
    metric: z.string(),
    dimensions: z.record(z.string(), z.string()).readonly(),
    statistic: z.enum(['Average', 'Sum', 'Minimum', 'Maximum', 'SampleCount']),
    /** Seconds of one evaluation period; 10, 30 or a multiple of 60. */
    periodSeconds: z.number().int().min(10),
    evaluationPeriods: z.number().int().min(1),
    threshold: z.number(),
    comparison: z.enum([
      'GreaterThanThreshold',
      'GreaterThanOrEqualToThreshold',
      'LessThanThreshold',
      'LessThanOrEqualToThreshold',
    ]),
  })
  .readonly();
export type AlarmSpec = z.infer<typeof alarmSpecSchema>;

export const alarmSchema = z
  .object({
    name: z.string(),
    arn: z.string(),
    state: alarmStateSchema,
    stateReason: z.string().nullable(),
    stateChangedAt: instantSchema.nullable(),
    metric: z.string().nullable(),
    dimensions: z.record(z.string(), z.string()).readonly(),
    threshold: z.number().nullable(),
  })
  .readonly();
export type Alarm = z.infer<typeof alarmSchema>;
