export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface ForceEdge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
}

interface Body {
  x: number;
  y: number;
  dx: number;
  dy: number;
}

/** Enough for 150 bodies to come to rest; the number of forces stays below 10 million. */
const rounds = 300;
const mostForces = 10_000_000;

/**
 * Places bodies so that those tied strongly lie close and none lie upon each other: springs and repulsion as by Fruchterman
 * and Reingold (1991), with a pull to the middle so that parts without a tie stay in the picture. The same input gives the
 * same picture: bodies begin on a spiral in their order. Coordinates from 0 to 1, within a margin of 0.06.
 */
export function forceLayout(names: readonly string[], edges: readonly ForceEdge[]): ReadonlyMap<string, Spot> {
  const bodies = new Map<string, Body>(names.map((name, index) => [name, begin(index, names.length)]));
  const heaviest = Math.max(0, ...edges.map(({ weight }) => weight));
  const springs = edges.flatMap(({ source, target, weight }) => {
    const [a, b] = [bodies.get(source), bodies.get(target)];
    return a === undefined || b === undefined || heaviest === 0
      ? []
      : [{ a, b, pull: 0.2 + 0.8 * Math.sqrt(weight / heaviest) }];
  });
  const all = [...bodies.values()];
  const distance = 0.8 / Math.sqrt(Math.max(1, all.length));
  const count = Math.max(20, Math.min(rounds, Math.floor(mostForces / Math.max(1, all.length ** 2))));
  for (let round = 0; round < count; round++) {
    for (const [index, a] of all.entries())
      for (let other = index + 1; other < all.length; other++) repel(a, all[other] as Body, distance);
    for (const { a, b, pull } of springs) attract(a, b, distance, pull);
    const reach = 0.1 * (1 - round / count) + 0.001;
    for (const body of all) move(body, reach);
  }
  return fitted(bodies);
}

function begin(index: number, count: number): Body {
  // The golden angle fills a disc evenly, whatever the count.
  const angle = index * 2.399963229728653;
  const radius = 0.45 * Math.sqrt((index + 0.5) / Math.max(1, count));
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), dx: 0, dy: 0 };
}

function repel(a: Body, b: Body, distance: number): void {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  const square = Math.max(1e-6, dx * dx + dy * dy);
  const force = (distance * distance) / square;
  a.dx += dx * force;
  a.dy += dy * force;
  b.dx -= dx * force;
  b.dy -= dy * force;
}

function attract(a: Body, b: Body, distance: number, pull: number): void {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  const force = (Math.hypot(dx, dy) / distance) * pull;
  a.dx -= dx * force;
  a.dy -= dy * force;
  b.dx += dx * force;
  b.dy += dy * force;
}

function move(body: Body, reach: number): void {
  body.dx -= body.x * 0.3;
  body.dy -= body.y * 0.3;
  const length = Math.max(1e-9, Math.hypot(body.dx, body.dy));
  const step = Math.min(length, reach);
  body.x += (body.dx / length) * step;
  body.y += (body.dy / length) * step;
  body.dx = 0;
  body.dy = 0;
}

/** Spread over the whole picture; a single body stands in the middle. */
function fitted(bodies: ReadonlyMap<string, Body>): ReadonlyMap<string, Spot> {
  const xs = [...bodies.values()].map(({ x }) => x);
  const ys = [...bodies.values()].map(({ y }) => y);
  const scale = (value: number, values: readonly number[]): number => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return most - least < 1e-9 ? 0.5 : 0.06 + (0.88 * (value - least)) / (most - least);
  };
  return new Map([...bodies].map(([name, { x, y }]) => [name, { x: scale(x, xs), y: scale(y, ys) }]));
}
