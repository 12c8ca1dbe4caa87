import type { MetricSeries } from '../../../../shared/model/metric-series';
import { unwrap } from '../../context';
import { expect, needed } from '../tour-state';
import type { TourStep } from '../tour-step';

export const curvesStep: TourStep = {
  name: 'metrics',
  title: 'Reading its curves',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const { name } = needed(state.spec, 'spec');
    const points = new Map<string, number>();
    const count = (series: readonly MetricSeries[]) => {
      for (const one of series) points.set(one.name, (points.get(one.name) ?? 0) + one.points.length);
    };
    for await (const result of state.console.metrics.follow(scope, name, state.context.signal))
      count(unwrap(result).series);
    expect((points.get('validation:loss') ?? 0) > 1, 'The validation loss has no curve.');
    // A process that is over within a quarter of a second is never looked at.
    const { value: job } = unwrap(await state.console.jobs.show(scope, name));
    const lived = job.phases.find(({ status }) => status === 'Training');
    const short = (lived?.endedAt ?? 0) - (lived?.startedAt ?? 0) < 1_000;
    expect(short || (points.get('CPUUtilization') ?? 0) > 0, 'The instance reported no CPU.');
    const facts = Object.fromEntries(points);
    return {
      said: Object.entries(facts)
        .map(([metric, total]) => `${metric} ${total}`)
        .join(', '),
      facts,
    };
  },
};
