/** Figures over ranks of the true reply among its candidates. */
export interface RankingFigures {
  /** Mean of 1 / rank. */
  readonly mrr: number;
  /** Share of ranks not above 1, and not above 5. */
  readonly recallAt1: number;
  readonly recallAt5: number;
}

/** Rank (from 1) of the first of `scores` among all: those of equal score share the mean of their ranks, so that a ranker that cannot tell gains nothing. */
export function rankOfFirst(scores: ArrayLike<number>): number {
  const own = scores[0] as number;
  let above = 0;
  let equal = 0;
  for (let i = 1; i < scores.length; i++) {
    if ((scores[i] as number) > own) above++;
    else if (scores[i] === own) equal++;
  }
  return 1 + above + equal / 2;
}

export function figuresOf(ranks: readonly number[]): RankingFigures {
  const share = (of: (rank: number) => number): number =>
    ranks.reduce((sum, rank) => sum + of(rank), 0) / Math.max(1, ranks.length);
  return {
    mrr: share((rank) => 1 / rank),
    recallAt1: share((rank) => (rank <= 1 ? 1 : 0)),
    recallAt5: share((rank) => (rank <= 5 ? 1 : 0)),
  };
}

/** What ranking at random reaches on pools of these sizes, in expectation. */
export function chanceFigures(sizes: readonly number[]): RankingFigures {
  const mean = (of: (size: number) => number): number =>
    sizes.reduce((sum, size) => sum + of(size), 0) / Math.max(1, sizes.length);
  return {
    mrr: mean((size) => harmonic(size) / size),
    recallAt1: mean((size) => 1 / size),
    recallAt5: mean((size) => Math.min(1, 5 / size)),
  };
}

function harmonic(n: number): number {
  let sum = 0;
  for (let i = 1; i <= n; i++) sum += 1 / i;
  return sum;
}
