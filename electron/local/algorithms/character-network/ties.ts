import type { CharacterNetwork } from '../../../../shared/model/insights/network';

/** What two characters have in common. */
interface Tie {
  /** The smaller index first. */
  readonly a: number;
  readonly b: number;
  scenes: number;
  exchanges: number;
  mentions: number;
}

type TieKind = 'scenes' | 'exchanges' | 'mentions';

/** What an exchange and a mention weigh beside a scene in common: a quarter, so that one long quarrel is not a life together. */
export const tieWeight = ({
  scenes,
  exchanges,
  mentions,
}: Omit<CharacterNetwork['edges'][number], 'source' | 'target' | 'weight'>): number =>
  scenes + exchanges / 4 + mentions / 4;

/** Counts the ties of one episode. */
export class Ties {
  private readonly ties = new Map<number, Tie>();

  /** @param size Number of characters. */
  constructor(private readonly size: number) {}

  /** One more of a kind between two characters, in whatever order; nothing with oneself. */
  count(kind: TieKind, one: number, other: number, times = 1): void {
    if (one === other) return;
    const [a, b] = one < other ? [one, other] : [other, one];
    const key = a * this.size + b;
    let tie = this.ties.get(key);
    if (tie === undefined) {
      tie = { a, b, scenes: 0, exchanges: 0, mentions: 0 };
      this.ties.set(key, tie);
    }
    tie[kind] += times;
  }

  /** By `a`, then `b`. */
  sorted(): readonly Tie[] {
    return [...this.ties.values()].sort((x, y) => x.a - y.a || x.b - y.b);
  }

  /** Adds what another counted. */
  addAll(other: Ties): void {
    for (const { a, b, ...counts } of other.ties.values()) {
      for (const kind of ['scenes', 'exchanges', 'mentions'] as const) this.count(kind, a, b, counts[kind]);
    }
  }
}
