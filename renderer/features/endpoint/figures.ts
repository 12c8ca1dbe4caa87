import type { EndpointFigures } from '../../../shared/model/endpoint-view';

/** One plot: curves that share a meaning and so an axis; x counts minutes back from the newest moment. */
export interface FiguresPlot {
  readonly title: string;
  readonly series: readonly {
    readonly label: string;
    readonly points: readonly { readonly x: number; readonly y: number | null }[];
  }[];
}

type Series = EndpointFigures['series'][number];

/** Requests and errors a minute, and model latency in milliseconds, variant by variant. */
export function plotsOf(figures: EndpointFigures): readonly FiguresPlot[] {
  const { periodSeconds, series, since, until } = figures;
  const period = periodSeconds * 1_000;
  const count = Math.max(0, Math.ceil((until - since) / period));
  // CloudWatch leaves periods without a datum out.
  const moments = Array.from({ length: count }, (_, index) => since + index * period);
  const perMinute = (value: number): number => (value * 60) / periodSeconds;
  const milliseconds = (value: number): number => value / 1_000;
  const variants = new Set(series.map(({ variant }) => variant));
  const named = (variant: string, what: string): string =>
    variants.size > 1 ? [variant, what].filter((part) => part !== '').join(' ') : what || variant;
  const curves = (wanted: (one: Series) => string | null, scale: (value: number) => number): FiguresPlot['series'] =>
    series.flatMap((one) => {
      const what = wanted(one);
      if (what === null) return [];
      // Nothing counted is a count of none; of a latency nobody measured there is no figure at all.
      const missing = one.statistic === 'Sum' ? 0 : null;
      const held = new Map(one.points.map(({ at, value }) => [at, scale(value)]));
      const points = moments.map((at) => ({ x: (at - until) / 60_000, y: held.get(at) ?? missing }));
      return [{ label: named(one.variant, what), points }];
    });
  return [
    {
      title: 'Requests per minute',
      series: curves(({ metric }) => (metric === 'Invocations' ? '' : null), perMinute),
    },
    {
      title: 'Errors per minute',
      series: curves(
        ({ metric }) => ({ Invocation4XXErrors: '4xx', Invocation5XXErrors: '5xx' })[metric as string] ?? null,
        perMinute,
      ),
    },
    {
      title: 'Model latency, ms',
      series: curves(
        ({ metric, statistic }) =>
          metric === 'ModelLatency' && (statistic === 'p50' || statistic === 'p90') ? statistic : null,
        milliseconds,
      ),
    },
  ];
}
