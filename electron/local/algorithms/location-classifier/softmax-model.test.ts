import { describe, expect, it } from 'vitest';
import { Random } from '../shared/random';
import { Vocabulary } from '../shared/vocabulary';
import { SoftmaxModel, strideOf } from './softmax-model';
import { Vectorizer } from './sparse-rows';

const config = { hashBits: 12, wordNgrams: 2, charNgramsMin: 3, charNgramsMax: 4 };
const texts = ['the gulls at the pier', 'warm bread, warm bread', 'gulls stole the bread', 'a quiet page'];
const classWeights = Float64Array.of(0.5, 2, 1);

function setUp() {
  const vocabulary = new Vocabulary(config.hashBits);
  const rows = new Vectorizer(config, vocabulary).rows(texts, true);
  const model = new SoftmaxModel(vocabulary.size, 3);
  const random = Random.fromSeed(7);
  for (let i = 0; i < model.weights.length; i++)
    if (i % strideOf(3) < 3) model.weights[i] = random.below(1000) / 500 - 1;
  return { model, data: { rows, classes: Int32Array.of(0, 1, 1, 2) } };
}

const order = Int32Array.of(0, 1, 2, 3);

function lossOf({ model, data }: ReturnType<typeof setUp>): number {
  return order.reduce((sum, row) => {
    const truth = data.classes[row] as number;
    return sum - (classWeights[truth] as number) * Math.log(model.probabilities(data.rows, row)[truth] as number);
  }, 0);
}

describe('SoftmaxModel', () => {
  it('steps down the gradient that finite differences give', () => {
    const whole = setUp();
    // So large an accumulator makes AdaGrad's division a constant, and the step the gradient itself.
    whole.model.accumulators.fill(1e8);
    const before = whole.model.weights.slice();
    whole.model.step(whole.data, order, 0, 4, { learningRate: 100, l2: 0, classWeights });
    const random = Random.fromSeed(3);
    for (let probe = 0; probe < 60; probe++) {
      const at = random.below(whole.model.features) * strideOf(3) + random.below(3);
      const analytic = ((before[at] as number) - (whole.model.weights[at] as number)) * 100;
      const [up, down] = [0.01, -0.01].map((delta) => {
        const nudged = setUp();
        nudged.model.weights[at] = (before[at] as number) + delta;
        return lossOf(nudged);
      }) as [number, number];
      expect(analytic).toBeCloseTo((up - down) / 0.02, 3);
    }
  });

  it('decays every weight by L2, also those no row of the batch has', () => {
    const { model, data } = setUp();
    const id = model.features - 1;
    const before = model.weights[id * strideOf(3)] as number;
    model.step(data, order, 0, 1, { learningRate: 0.5, l2: 0.1, classWeights });
    model.fold();
    expect(model.weights[id * strideOf(3)]).toBeCloseTo(before * 0.95, 6);
  });

  it('gives probabilities that sum to one, and the bias alone for a text without features', () => {
    const { model } = setUp();
    model.bias.set([0, Math.log(2), 0]);
    const rows = new Vectorizer(config, new Vocabulary(config.hashBits)).rows(['—'], false);
    expect([...model.probabilities(rows, 0)].map((p) => Number(p.toFixed(6)))).toEqual([0.25, 0.5, 0.25]);
  });
});
