import { Bm25 } from './bm25';
import { dot, type PairModel, vectorsOf } from './pair-model';
import type { Prepared } from './prepare';
import { chanceFigures, figuresOf, type RankingFigures, rankOfFirst } from './ranking';

/** Ranks of the held-out replies in their pools by the model. */
export function evaluate(model: PairModel, data: Prepared): RankingFigures {
  const contexts = vectorsOf(model.contexts, data.poolContexts);
  const replies = vectorsOf(model.replies, data.train.replies);
  const ranks = data.pools.map(({ candidates }, pool) => {
    const scores = Float64Array.from(candidates, (reply) => dot(contexts, pool, replies, reply, model.dimensions));
    return rankOfFirst(scores);
  });
  return figuresOf(ranks);
}

/** The same pools without learning. */
export interface Baselines {
  /** BM25 with the last turn, or with the whole context, as its query: whichever ranks better. */
  readonly bm25: RankingFigures;
  readonly chance: RankingFigures;
}

/** BM25 knows all replies of the character, held-out ones too: its word weights are the best it can have. */
export function baselines({ pools, table }: Prepared): Baselines {
  const indexes = table.byCharacter.map((rows) => ({
    bm25: new Bm25([...rows].map((row) => table.texts[row] as string)),
    places: new Map([...rows].map((row, place) => [row, place])),
  }));
  const rank = (turns: number): RankingFigures =>
    figuresOf(
      pools.map(({ line, candidates }) => {
        const index = indexes[table.characterOf[candidates[0] as number] as number];
        if (!index) throw new Error('A pool of a character without replies.');
        const query = line.context.slice(-turns).map(({ text }) => text);
        const scores = index.bm25.scores(query.join(' '));
        return rankOfFirst(
          Float64Array.from(candidates, (reply) => scores[index.places.get(reply) as number] as number),
        );
      }),
    );
  const [last, whole] = [rank(1), rank(Number.MAX_SAFE_INTEGER)];
  return {
    bm25: whole.mrr >= last.mrr ? whole : last,
    chance: chanceFigures(pools.map(({ candidates }) => candidates.length)),
  };
}
