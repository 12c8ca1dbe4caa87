import { describe, expect, it } from 'vitest';
import { tellingWordsSchema } from '../../../../shared/model/insights/telling-words';
import { Vocabulary } from '../shared/vocabulary';
import { SoftmaxModel } from './softmax-model';
import { Vectorizer } from './sparse-rows';
import { tellingWords } from './telling-words';

const labels = ['diner', 'school'];
const texts = [
  ...Array.from({ length: 20 }, (_, i) => `More coffee and pie, table ${i}?`),
  ...Array.from({ length: 20 }, (_, i) => `Chalk and homework for room ${i}!`),
];
const classes = Int32Array.from(texts, (_, i) => (i < 20 ? 0 : 1));

function trained(hashBits: number, wordNgrams = 2) {
  const features = { hashBits, wordNgrams, charNgramsMin: 3, charNgramsMax: 5 };
  const vocabulary = new Vocabulary(hashBits);
  const rows = new Vectorizer(features, vocabulary).rows(texts, true);
  const model = new SoftmaxModel(vocabulary.size, labels.length);
  const order = Int32Array.from(texts.keys());
  const classWeights = Float64Array.of(1, 1);
  for (let epoch = 0; epoch < 20; epoch++) {
    model.step({ rows, classes }, order, 0, order.length, { learningRate: 0.2, l2: 0, classWeights });
  }
  model.fold();
  const data = { labels, features, buckets: vocabulary.toBuckets(), trainTexts: texts, train: { rows, classes } };
  return tellingWordsSchema.parse(tellingWords(data, model));
}

describe('tellingWords', () => {
  it('names the words and pairs that tell the labels apart, and not those of both', () => {
    const { labels: told } = trained(18);
    const [diner, school] = told;
    const first = (side: readonly { readonly word: string }[] | undefined) =>
      side?.slice(0, 12).map(({ word }) => word);
    expect(first(diner?.for)).toEqual(expect.arrayContaining(['coffee', 'pie', 'more coffee', 'pie table']));
    expect(first(school?.for)).toEqual(expect.arrayContaining(['chalk', 'homework', 'chalk and']));
    expect(first(diner?.against)).toEqual(expect.arrayContaining(['chalk', 'homework']));
    const and = diner?.for.find(({ word }) => word === 'and')?.weight ?? 0;
    expect(Math.abs(and)).toBeLessThan((diner?.for[0]?.weight ?? 0) / 2);
    for (const { for: speaking, against } of told) {
      expect(speaking.every(({ weight }) => weight > 0)).toBe(true);
      expect(against.every(({ weight }) => weight < 0)).toBe(true);
      const weights = speaking.map(({ weight }) => weight);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
    }
  });

  it('knows single words only when the model does', () => {
    const words = trained(18, 1).labels.flatMap((each) => each.for.map(({ word }) => word));
    expect(words).toContain('coffee');
    expect(words.every((word) => !word.includes(' '))).toBe(true);
  });

  it('leaves out words that share their bucket with others', () => {
    const shared = trained(4).labels.flatMap((each) => [...each.for, ...each.against]);
    // Sixteen buckets for some hundred n-grams: hardly a weight is one word's own.
    expect(shared.length).toBeLessThan(4);
  });
});
