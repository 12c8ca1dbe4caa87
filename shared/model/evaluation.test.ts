import { describe, expect, it } from 'vitest';
import { isBaseline, lowerIsBetter, readEvaluation } from './evaluation';

describe('readEvaluation', () => {
  it("reads Model Monitor's layout: figures by name, spread, confusion and rows", () => {
    const report = {
      version: 0,
      dataset: { item_count: 12 },
      multiclass_classification_metrics: {
        confusion_matrix: { harbour: { harbour: 5, orchard: 1 }, orchard: { harbour: 2, orchard: 4 } },
        accuracy: { value: 0.75, standard_deviation: 'NaN' },
        macro_f1: { value: 0.74, standard_deviation: 0.02 },
      },
    };
    expect(readEvaluation(report)).toEqual({
      figures: [
        { name: 'accuracy', value: 0.75, deviation: null },
        { name: 'macro_f1', value: 0.74, deviation: 0.02 },
      ],
      confusion: {
        labels: ['harbour', 'orchard'],
        counts: [
          [5, 1],
          [2, 4],
        ],
      },
      items: 12,
    });
  });

  it('names plain numbers of any report by their path and leaves lists and words out', () => {
    const report = { mrr: 0.41, baseline_bm25: { mrr: 0.3 }, notes: 'fast', pools: [1, 2], broken: Number.NaN };
    expect(readEvaluation(report)?.figures).toEqual([
      { name: 'mrr', value: 0.41, deviation: null },
      { name: 'baseline_bm25.mrr', value: 0.3, deviation: null },
    ]);
  });

  it.each([null, [], 'text', 3])('says of %j that it is no report', (report) => {
    expect(readEvaluation(report)).toBeNull();
  });

  it('is not drowned by a report of endless figures or labels', () => {
    const figures = Object.fromEntries(Array.from({ length: 5_000 }, (_v, i) => [`f${i}`, i]));
    const labels = Object.fromEntries(Array.from({ length: 500 }, (_v, i) => [`l${i}`, {}]));
    const read = readEvaluation({ figures, m: { confusion_matrix: labels } });
    expect(read?.figures).toHaveLength(200);
    expect(read?.confusion).toBeNull();
  });
});

it('knows what is better low and what is no merit', () => {
  expect([lowerIsBetter('validation:loss'), lowerIsBetter('accuracy')]).toEqual([true, false]);
  expect([isBaseline('accuracy_best_constant_classifier'), isBaseline('macro_f1')]).toEqual([true, false]);
});
