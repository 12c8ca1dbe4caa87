import { z } from 'zod';

/** One figure of an evaluation, e.g. accuracy 0.93 with its spread over samples. */
export const evaluationFigureSchema = z
  .object({ name: z.string(), value: z.number(), deviation: z.number().nullable() })
  .readonly();
export type EvaluationFigure = z.infer<typeof evaluationFigureSchema>;

/** Rows: true labels; columns: predicted labels, in the same order. */
export const confusionSchema = z
  .object({ labels: z.array(z.string()).readonly(), counts: z.array(z.array(z.number()).readonly()).readonly() })
  .readonly();
export type Confusion = z.infer<typeof confusionSchema>;

/** What an evaluation report says, made comparable between versions. */
export const evaluationSchema = z
  .object({
    figures: z.array(evaluationFigureSchema).readonly(),
    confusion: confusionSchema.nullable(),
    /** How many held-out rows were measured on; null where the report does not say. */
    items: z.number().int().nonnegative().nullable(),
  })
  .readonly();
export type Evaluation = z.infer<typeof evaluationSchema>;

/** More figures than any report has are noise; labels beyond these make no picture. */
const mostFigures = 200;
const mostLabels = 60;

/**
 * Reads a report as Model Monitor lays it out (`{metrics: {name: {value, standard_deviation}}}`) or any JSON
 * object of numbers. A figure is named by its path without the words all reports share. Null: it is no such object.
 */
export function readEvaluation(report: unknown): Evaluation | null {
  if (!isRecord(report)) return null;
  const figures: EvaluationFigure[] = [];
  let confusion: Confusion | null = null;
  const walk = (value: unknown, path: readonly string[]): void => {
    if (figures.length >= mostFigures || path.length > 6) return;
    if (typeof value === 'number') {
      if (Number.isFinite(value)) figures.push({ name: path.join('.'), value, deviation: null });
    } else if (isRecord(value)) {
      if (path.at(-1) === 'confusion_matrix') confusion ??= readConfusion(value);
      else if (typeof value.value === 'number' && Number.isFinite(value.value)) {
        const deviation = typeof value.standard_deviation === 'number' ? value.standard_deviation : null;
        figures.push({ name: path.join('.'), value: value.value, deviation });
      } else for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    }
  };
  for (const [key, value] of Object.entries(report)) {
    if (key === 'version' || key === 'dataset') continue;
    // multiclass_classification_metrics, ranking_metrics …: a drawer, no part of a name.
    walk(value, isRecord(value) && /_metrics$/.test(key) ? [] : [key]);
  }
  return { figures, confusion, items: itemCount(report.dataset) };
}

/** Whether a smaller figure is the better one. */
export function lowerIsBetter(name: string): boolean {
  return /(loss|error|mse|rmse|mae|perplexity|latency)/i.test(name);
}

/** Figures of something that learnt nothing, to compare with: they are no merit of the version. */
export function isBaseline(name: string): boolean {
  return /(best_constant_classifier|baseline|chance|bm25)/i.test(name);
}

function itemCount(dataset: unknown): number | null {
  const count = isRecord(dataset) ? dataset.item_count : null;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : null;
}

function readConfusion(matrix: Readonly<Record<string, unknown>>): Confusion | null {
  const labels = Object.keys(matrix);
  if (labels.length === 0 || labels.length > mostLabels) return null;
  const counts = labels.map((truth) => {
    const row = matrix[truth];
    return labels.map((label) => {
      const count = isRecord(row) ? row[label] : null;
      return typeof count === 'number' && Number.isFinite(count) ? count : 0;
    });
  });
  return { labels, counts };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
