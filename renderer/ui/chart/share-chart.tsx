import { useId } from 'react';
import './share-chart.css';

interface ShareChartProps {
  readonly title: string;
  /** Names of what gives and of what takes. */
  readonly before: string;
  readonly after: string;
  /** x ascending, in seconds; `share` of what takes, 0–1. It holds until the next point. */
  readonly points: readonly { readonly x: number; readonly share: number }[];
  readonly emptyText: string;
}

const width = 1000;
const height = 100;

/** Two shares that make a whole, stacked over time: steps, because that is how traffic moves. */
export function ShareChart({ title, before, after, points, emptyText }: ShareChartProps) {
  const titleId = useId();
  const last = points.at(-1);
  if (last === undefined) return <p className="share-chart-empty">{emptyText}</p>;
  const end = Math.max(last.x, 1);
  return (
    <figure className="share-chart" aria-labelledby={titleId}>
      <figcaption id={titleId}>
        <span className="share-chart-heard">{title}: </span>
        <span className="share-chart-key share-chart-before" /> {before} {percent(1 - last.share)}
        <span className="share-chart-key share-chart-after" /> {after} {percent(last.share)}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <rect className="share-chart-before" width={width} height={height} />
        <path className="share-chart-after" d={area(points, end)} />
      </svg>
      <div className="share-chart-axis" aria-hidden="true">
        <span>0 s</span>
        <span>{Math.round(end)} s</span>
      </div>
    </figure>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** From the bottom left along the steps to the bottom right. */
function area(points: ShareChartProps['points'], end: number): string {
  const x = (seconds: number): string => ((seconds / end) * width).toFixed(1);
  const y = (share: number): string => ((1 - share) * height).toFixed(1);
  const first = points[0];
  if (first === undefined) return '';
  const steps = points.slice(1).map((point) => `H${x(point.x)}V${y(point.share)}`);
  return `M${x(first.x)} ${height}V${y(first.share)}${steps.join('')}H${width}V${height}Z`;
}
