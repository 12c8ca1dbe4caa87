import { useEffect, useId, useRef, useState } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { alignedColumns, type ChartSeries, shortNumber } from './aligned-data';
import './line-chart.css';

interface LineChartProps {
  readonly title: string;
  /** What x counts: "epoch", "seconds". */
  readonly xLabel: string;
  readonly series: readonly ChartSeries[];
  /** CSS pixels of the plot itself. */
  readonly height: number;
  /** Shown instead of a plot while there is no point yet. */
  readonly emptyText: string;
  /** Changes when the theme does: colours are read from the style sheet again. */
  readonly theme: string;
  /** First and last x to show, wherever the points are; else as far as they reach. */
  readonly xRange?: readonly [number, number];
  /** A place without a value breaks the curve, instead of being drawn over. */
  readonly gaps?: boolean;
  /** The values are counts: its axis has no halves. */
  readonly counts?: boolean;
  /** How an x is written; else as a number. */
  readonly formatX?: (x: number) => string;
}

interface Drawing {
  readonly xRange: LineChartProps['xRange'] | undefined;
  readonly formatX: LineChartProps['formatX'] | undefined;
  readonly gaps: boolean | undefined;
  readonly counts: boolean | undefined;
}

const seriesColors = 6;
/** CSS pixels between two labels of an x axis that says more than a number. */
const wideSpace = 90;
/** Steps of an axis of counts. */
const wholeSteps = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();

/** Curves over one x axis, redrawn in place as points arrive; the legend reads the newest values. */
export function LineChart(props: LineChartProps) {
  const { title, xLabel, series, height, emptyText, theme, xRange, gaps, counts, formatX } = props;
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const titleId = useId();
  const [cursor, setCursor] = useState<number | null>(null);
  const columns = alignedColumns(series);
  const newest = useRef(columns);
  newest.current = columns;
  const drawing = useRef<Drawing>({ xRange, formatX, gaps, counts });
  drawing.current = { xRange, formatX, gaps, counts };
  const labels = series.map(({ label }) => label).join('\n');
  const empty = columns[0].length === 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` changes the colours read inside
  useEffect(() => {
    const element = box.current;
    if (!element || empty) return;
    const created = new UPlot(
      options(element, xLabel, labels.split('\n'), height, setCursor, drawing),
      newest.current as UPlot.AlignedData,
      element,
    );
    plot.current = created;
    const resize = new ResizeObserver(() => created.setSize({ width: element.clientWidth, height }));
    resize.observe(element);
    return () => {
      resize.disconnect();
      created.destroy();
      plot.current = null;
    };
  }, [xLabel, labels, height, theme, empty]);

  useEffect(() => {
    plot.current?.setData(columns as UPlot.AlignedData);
  });

  const last = columns[0].length - 1;
  const at = cursor !== null && cursor <= last ? cursor : last;
  return (
    <section className="line-chart" aria-labelledby={titleId}>
      <div className="line-chart-heading">
        <span className="line-chart-title" id={titleId}>
          {title}
        </span>
        {!empty && <span className="line-chart-x">{`${xLabel} ${(formatX ?? shortNumber)(columns[0][at] ?? 0)}`}</span>}
        <ul className="line-chart-legend">
          {series.map(({ label }, index) => (
            <li key={label}>
              <span className="line-chart-key" style={{ background: `var(${colorVariable(index)})` }} />
              {label}
              <span className="line-chart-value">{valueText(columns[index + 1] as (number | null)[], at)}</span>
            </li>
          ))}
        </ul>
      </div>
      <div ref={box} style={{ height }} aria-hidden={!empty}>
        {empty && (
          <div className="line-chart-empty" style={{ height }}>
            {emptyText}
          </div>
        )}
      </div>
    </section>
  );
}

/** Of nothing but zeros an axis to 100 would say that much more was to be expected. */
function yRange(least: number | null, most: number | null): UPlot.Range.MinMax {
  if (least === null || most === null) return [null, null];
  return least === 0 && most === 0 ? [0, 1] : UPlot.rangeNum(least, most, 0.1, true);
}

/** Places of the points without a neighbour on either side. */
function lonePoints(values: ArrayLike<number | null | undefined>): number[] {
  const held = (index: number): boolean => values[index] !== null && values[index] !== undefined;
  const found: number[] = [];
  for (let index = 0; index < values.length; index++)
    if (held(index) && !held(index - 1) && !held(index + 1)) found.push(index);
  return found;
}

function valueText(column: readonly (number | null)[], at: number): string {
  for (let index = at; index >= 0; index--) {
    const value = column[index];
    if (value !== null && value !== undefined) return shortNumber(value);
  }
  return '–';
}

function colorVariable(index: number): string {
  return `--upside-series-${(index % seriesColors) + 1}`;
}

function options(
  element: HTMLElement,
  xLabel: string,
  labels: readonly string[],
  height: number,
  onCursor: (index: number | null) => void,
  drawing: { readonly current: Drawing },
): UPlot.Options {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const axis: UPlot.Axis = {
    stroke: color('--upside-axis'),
    grid: { stroke: color('--upside-grid'), width: 1 },
    ticks: { show: false },
    font: `12px ${style.fontFamily}`,
  };
  return {
    width: element.clientWidth,
    height,
    legend: { show: false },
    // A range that is given is not zoomed into.
    cursor: { drag: { x: drawing.current.xRange === undefined, y: false }, points: { size: 6 } },
    scales: {
      x: { time: false, ...(drawing.current.xRange && { range: () => [...(drawing.current.xRange ?? [0, 1])] }) },
      y: { range: (_plot, least, most) => yRange(least, most) },
    },
    axes: [
      {
        ...axis,
        size: 28,
        space: drawing.current.formatX === undefined ? 50 : wideSpace,
        values: (_plot, splits) => splits.map(drawing.current.formatX ?? shortNumber),
      },
      {
        ...axis,
        size: 44,
        values: (_plot, splits) => splits.map(shortNumber),
        ...(drawing.current.counts && { incrs: wholeSteps }),
      },
    ],
    series: [
      { label: xLabel },
      ...labels.map((label, index) => ({
        label,
        stroke: color(colorVariable(index)),
        width: 2,
        spanGaps: drawing.current.gaps !== true,
        // By default drawn while they are far enough apart; one that stands alone always, or nobody would see it.
        points: {
          size: 5,
          filter: (plot: UPlot, index: number, show: boolean) =>
            show || drawing.current.gaps !== true ? null : lonePoints(plot.data[index] ?? []),
        },
      })),
    ],
    hooks: { setCursor: [(plot) => onCursor(plot.cursor.idx ?? null)] },
  };
}
