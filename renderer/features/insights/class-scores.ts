import type { Confusion } from '../../../shared/model/evaluation';

export interface ClassScore {
  readonly label: string;
  /** How often it was right when it said so; null: it never said so. */
  readonly precision: number | null;
  /** How many of these it found; null: there was none. */
  readonly recall: number | null;
  /** Harmonic mean of both; null where either is. */
  readonly f1: number | null;
  /** Rows that are truly of it. */
  readonly support: number;
}

/** Figures of each label from counts of truth (rows) against prediction (columns). */
export function classScores({ counts, labels }: Confusion): readonly ClassScore[] {
  return labels.map((label, index) => {
    const right = counts[index]?.[index] ?? 0;
    const support = (counts[index] ?? []).reduce((sum, count) => sum + count, 0);
    const said = counts.reduce((sum, row) => sum + (row[index] ?? 0), 0);
    const precision = said === 0 ? null : right / said;
    const recall = support === 0 ? null : right / support;
    const f1 =
      precision === null || recall === null
        ? null
        : precision + recall === 0
          ? 0
          : (2 * precision * recall) / (precision + recall);
    return { label, precision, recall, f1, support };
  });
}
