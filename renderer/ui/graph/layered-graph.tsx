import { type Arrow, layeredLayout, type Place } from './layout';
import './layered-graph.css';

export interface GraphNode {
  readonly id: string;
  /** What kind of thing it is, e.g. "Data set". */
  readonly kind: string;
  readonly title: string;
  /** A second line, e.g. the beginning of a hash. */
  readonly detail: string | null;
  /** In full, for whoever points at it. */
  readonly tip: string;
  readonly href: string | null;
  /** Which of the six series colours marks its kind; 0: none. */
  readonly color: number;
  /** The one the graph is about. */
  readonly here: boolean;
}

interface LayeredGraphProps {
  /** What the graph shows, to a screen reader. */
  readonly label: string;
  readonly nodes: readonly GraphNode[];
  readonly arrows: readonly Arrow[];
}

/** Sizes in px. */
const box = { width: 172, height: 64 } as const;
const gap = { across: 44, down: 16 } as const;

/** The upper left corner of a box, in px. */
interface Corner {
  readonly x: number;
  readonly y: number;
}
const origin: Place = { column: 0, row: 0 };

/** Boxes and arrows from left to right. Every box is reached by Tab and says what it leads to. */
export function LayeredGraph({ label, nodes, arrows }: LayeredGraphProps) {
  const { bends, places } = layeredLayout(
    nodes.map(({ id }) => id),
    arrows,
  );
  const rows = rowsByColumn([...places.values(), ...[...bends.values()].flat()]);
  const tallest = Math.max(1, ...rows);
  const height = tallest * (box.height + gap.down) - gap.down;
  const width = Math.max(1, rows.length) * (box.width + gap.across) - gap.across;
  const corner = ({ column, row }: Place): Corner => {
    // Short columns stand in the middle of the tall ones.
    const shift = ((tallest - (rows[column] ?? 1)) * (box.height + gap.down)) / 2;
    return { x: column * (box.width + gap.across), y: row * (box.height + gap.down) + shift };
  };
  const way = ({ from, to }: Arrow): readonly Corner[] =>
    [places.get(from) ?? origin, ...(bends.get(`${from} ${to}`) ?? []), places.get(to) ?? origin].map(corner);
  const titles = new Map(nodes.map(({ id, kind, title }) => [id, `${kind} ${title}`]));
  return (
    // What is wider than the window scrolls, and what scrolls has to be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section className="layered-graph" aria-label={label} tabIndex={0}>
      <div className="layered-graph-plane" style={{ inlineSize: width, blockSize: height }}>
        <svg width={width} height={height} aria-hidden="true">
          <defs>
            <marker
              id="layered-graph-tip"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              orient="auto"
            >
              <path d="M0 0.5 L7 4 L0 7.5 Z" />
            </marker>
          </defs>
          {arrows.map((arrow) => (
            <path key={`${arrow.from} ${arrow.to}`} d={curve(way(arrow))} markerEnd="url(#layered-graph-tip)" />
          ))}
        </svg>
        <ul>
          {nodes.map((node) => {
            const { x, y } = corner(places.get(node.id) ?? origin);
            const next = arrows.filter(({ from }) => from === node.id).flatMap(({ to }) => titles.get(to) ?? []);
            return (
              <li
                key={node.id}
                style={{ inset: `${y}px auto auto ${x}px`, inlineSize: box.width, blockSize: box.height }}
              >
                <Box node={node} next={next} />
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

function Box({ node, next }: { readonly node: GraphNode; readonly next: readonly string[] }) {
  const { color, detail, here, href, kind, tip, title } = node;
  const inside = (
    <>
      <span className="layered-graph-kind">{kind}</span>
      <span className="layered-graph-title">{title}</span>
      {detail === null ? null : <span className="layered-graph-detail">{detail}</span>}
      <span className="layered-graph-heard">
        {next.length === 0 ? 'Leads to nothing.' : `Leads to ${next.join(', ')}.`}
      </span>
    </>
  );
  const look = {
    className: `layered-graph-box${here ? ' layered-graph-here' : ''}`,
    style: { borderInlineStartColor: color === 0 ? 'var(--line)' : `var(--upside-series-${color})` },
    title: tip,
    ...(here ? { 'aria-current': 'true' as const } : {}),
  };
  return href === null ? (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who goes through the graph by keyboard meets every box.
    <div {...look} tabIndex={0}>
      {inside}
    </div>
  ) : (
    <a {...look} href={href}>
      {inside}
    </a>
  );
}

function rowsByColumn(places: readonly Place[]): readonly number[] {
  const rows: number[] = [];
  for (const { column, row } of places) rows[column] = Math.max(rows[column] ?? 0, row + 1);
  return Array.from(rows, (count) => count ?? 0);
}

/** From the right side of the first box to the left side of the last, level through the gaps that are left for it between. */
function curve(way: readonly Corner[]): string {
  const middle = ({ y }: Corner): number => y + box.height / 2;
  return way
    .slice(1)
    .map((to, at) => {
      const from = way[at] ?? to;
      const [x1, y1] = [from.x + box.width, middle(from)];
      const last = at === way.length - 2;
      const [x2, y2] = [to.x - (last ? 2 : 0), middle(to)];
      const reach = Math.max(gap.across / 2, Math.abs(x2 - x1) / 2);
      const bend = `C${x1 + reach} ${y1} ${x2 - reach} ${y2} ${x2} ${y2}`;
      return `${at === 0 ? `M${x1} ${y1} ` : ''}${bend}${last ? '' : ` H${to.x + box.width}`}`;
    })
    .join(' ');
}
