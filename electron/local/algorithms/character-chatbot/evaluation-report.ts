import { POOL_SIZE, type Pool } from './pools';
import type { RankingFigures } from './ranking';

interface ReportedFigure {
  readonly value: number;
  /** Standard error of a mean that was not estimated is the string "NaN", as Model Monitor writes it. */
  readonly standard_deviation: 'NaN';
}

type Reported = Readonly<Record<'mrr' | 'recall_at_1' | 'recall_at_5', ReportedFigure>>;

/** The layout follows SageMaker Model Monitor's model-quality reports, which have no kind for ranking. */
export interface EvaluationReport {
  readonly version: 0;
  readonly dataset: { readonly item_count: number; readonly candidates: number };
  readonly ranking_metrics: Reported & { readonly baseline_bm25: Reported; readonly chance: Reported };
}

/** Figures of the model, of BM25 and of chance on the same candidates. Without times, so that two equal runs write equal bytes. */
export function evaluationReport(
  pools: readonly Pool[],
  model: RankingFigures,
  bm25: RankingFigures,
  chance: RankingFigures,
): EvaluationReport {
  return {
    version: 0,
    dataset: { item_count: pools.length, candidates: POOL_SIZE },
    ranking_metrics: { ...reported(model), baseline_bm25: reported(bm25), chance: reported(chance) },
  };
}

function reported({ mrr, recallAt1, recallAt5 }: RankingFigures): Reported {
  const figure = (value: number): ReportedFigure => ({ value, standard_deviation: 'NaN' });
  return { mrr: figure(mrr), recall_at_1: figure(recallAt1), recall_at_5: figure(recallAt5) };
}
