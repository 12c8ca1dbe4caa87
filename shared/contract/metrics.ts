import { z } from 'zod';
import { metricSeriesSchema } from '../model/metric-series';
import { trainingJobNameSchema } from '../model/training-spec';
import { stream } from './define';
import { inWorkspace } from './scope';

export const metricStreams = {
  /** All points held first (replace), then new points only (append), series by series. */
  'metrics.follow': stream({
    input: inWorkspace.extend({ jobName: trainingJobNameSchema }),
    item: z.object({ kind: z.enum(['replace', 'append']), series: z.array(metricSeriesSchema).readonly() }).readonly(),
  }),
} as const;
