import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import './force-graph.css';

interface ForceNode {
  readonly name: string;
  /** Size of the disc, 0 to 1. */
  readonly size: number;
  /** Number of the colour, from 0. */
  readonly color: number;
  /** What a screen reader says after the name. */
  readonly about: string;
}

interface ForceEdge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
}

/** A place in the picture, from 0 to 1 across and down. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

interface ForceGraphProps {
  readonly label: string;
  readonly spots: ReadonlyMap<string, Spot>;
  readonly onMove: (name: string, spot: Spot) => void;
  readonly nodes: readonly ForceNode[];
  readonly edges: readonly ForceEdge[];
  readonly selected: string | null;
  readonly onSelect: (name: string | null) => void;
}

const frame = { width: 960, height: 600 } as const;
/** Room below for the name of the lowest disc, SVG units. */
const footer = 36;
const colors = 6;
/** SVG units a press of an arrow key moves a node. */
const nudge = 12;

/** Who is tied to whom, as discs and lines. A disc can be chosen, dragged, and moved with Shift and the arrow keys. */
export function ForceGraph({ label, spots, onMove, nodes, edges, selected, onSelect }: ForceGraphProps) {
  const [hovered, setHovered] = useState<string | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const dragged = useRef<{ readonly name: string; far: boolean } | null>(null);
  const wasDragged = useRef(false);

  const spotOf = (name: string): Spot => {
    const { x, y } = spots.get(name) ?? { x: 0.5, y: 0.5 };
    return { x: x * frame.width, y: y * frame.height };
  };
  const put = (name: string, x: number, y: number) => {
    const inside = (value: number) => Math.min(0.98, Math.max(0.02, value));
    onMove(name, { x: inside(x / frame.width), y: inside(y / frame.height) });
  };
  const drag = (event: PointerEvent) => {
    const matrix = svg.current?.getScreenCTM();
    if (dragged.current === null || !matrix) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    dragged.current.far = true;
    put(dragged.current.name, x, y);
  };
  const press = (name: string) => (event: KeyboardEvent) => {
    const step = event.shiftKey ? steps[event.key] : undefined;
    if (step !== undefined) {
      const { x, y } = spotOf(name);
      put(name, x + step[0] * nudge, y + step[1] * nudge);
    } else if (event.key === 'Enter' || event.key === ' ') onSelect(selected === name ? null : name);
    else if (event.key === 'Escape') onSelect(null);
    else return;
    event.preventDefault();
  };

  const center = hovered ?? selected;
  const near = new Set(
    edges.flatMap(({ source, target }) => (source === center ? [target] : target === center ? [source] : [])),
  );
  const faint = (name: string) => center !== null && name !== center && !near.has(name);
  const heaviest = Math.max(1e-9, ...edges.map(({ weight }) => weight));

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a picture.
    <svg
      ref={svg}
      className="force-graph"
      viewBox={`0 0 ${frame.width} ${frame.height + footer}`}
      role="group"
      aria-label={label}
      onPointerMove={drag}
      onPointerUp={() => {
        wasDragged.current = dragged.current?.far === true;
        dragged.current = null;
      }}
    >
      <g>
        {edges.map(({ source, target, weight }) => {
          const [a, b] = [spotOf(source), spotOf(target)];
          const away = center !== null && source !== center && target !== center;
          return (
            <line
              key={`${source}\n${target}`}
              className={away ? 'force-graph-edge force-graph-faint' : 'force-graph-edge'}
              x1={a.x}
              y1={a.y}
              x2={b.x}
              y2={b.y}
              strokeWidth={1 + 7 * (weight / heaviest)}
            />
          );
        })}
      </g>
      {nodes.map(({ about, color, name, size }) => {
        const { x, y } = spotOf(name);
        const radius = 9 + 19 * Math.sqrt(size);
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button element cannot stand in an SVG.
          <g
            key={name}
            className={faint(name) ? 'force-graph-node force-graph-faint' : 'force-graph-node'}
            role="button"
            tabIndex={0}
            aria-label={`${name}, ${about}`}
            aria-pressed={selected === name}
            transform={`translate(${x} ${y})`}
            onPointerDown={(event) => {
              dragged.current = { name, far: false };
              event.currentTarget.setPointerCapture(event.pointerId);
            }}
            onPointerEnter={() => setHovered(name)}
            onPointerLeave={() => setHovered(null)}
            onFocus={() => setHovered(name)}
            onBlur={() => setHovered(null)}
            onKeyDown={press(name)}
            onClick={() => {
              // The click at the end of a drag chooses nobody.
              if (!wasDragged.current) onSelect(selected === name ? null : name);
            }}
          >
            <circle r={radius} style={{ fill: `var(--upside-series-${(color % colors) + 1})` }} />
            <text y={radius + 15} textAnchor="middle">
              {name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
