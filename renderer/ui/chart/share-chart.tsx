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
/** The newest share holds from its moment on: it gets at least this part of the width, or nobody would see it. */
const newestPart = 0.05;
const grid = [0.25, 0.5, 0.75] as const;

/** Two shares that make a whole, now in large figures and over time as steps, because that is how traffic moves. */
export function ShareChart({ title, before, after, points, emptyText }: ShareChartProps) {
  const titleId = useId();
  const last = points.at(-1);
  if (last === undefined) return <p className="share-chart-empty">{emptyText}</p>;
  const end = Math.max(last.x / (1 - newestPart), 1);
  const steps = stepsOf(points, end);
  return (
    <figure className="share-chart" aria-labelledby={titleId}>
      <figcaption id={titleId}>
        <span className="share-chart-heard">{title}: </span>
        <span className="share-chart-now">
          <span className="share-chart-key share-chart-before" /> {before} <strong>{percent(1 - last.share)}</strong>
        </span>
        <span className="share-chart-now">
          <span className="share-chart-key share-chart-after" /> {after} <strong>{percent(last.share)}</strong>
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <rect className="share-chart-before" width={width} height={height} />
        <path className="share-chart-after" d={`M0 ${height}${steps}V${height}Z`} />
        {grid.map((part) => (
          <line key={part} className="share-chart-grid" x2={width} y1={part * height} y2={part * height} />
        ))}
        <path className="share-chart-edge" d={`M0 ${heightAt(points[0]?.share ?? 0)}${steps}`} />
      </svg>
      <div className="share-chart-axis" aria-hidden="true">
        {[0, 0.5, 1].map((part) => (
          <span key={part}>{Number((part * end).toFixed(end < 10 ? 1 : 0))} s</span>
        ))}
      </div>
    </figure>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function heightAt(share: number): string {
  return ((1 - share) * height).toFixed(1);
}

/** Along the shares to the right edge; the first is taken to have held from the beginning. */
function stepsOf(points: ShareChartProps['points'], end: number): string {
  const steps = points.map(({ share, x }, index) => {
    const along = index === 0 ? '' : `H${((x / end) * width).toFixed(1)}`;
    return `${along}V${heightAt(share)}`;
  });
  return `${steps.join('')}H${width}`;
}
