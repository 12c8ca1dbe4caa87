import { CODE_VALUES, ID_MASK, type SparseRows } from './sparse-rows';

/** Keeps AdaGrad's first steps finite and small. */
const ACCUMULATOR_START = 0.01;

/** What is learnt: `weights[feature * strideOf(classes) + class]` and one bias per class. */
export interface Parameters {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** Weights of one feature are padded to blocks of four, so that the loops below keep four sums in registers. */
export const strideOf = (classes: number): number => Math.ceil(classes / 4) * 4;

/** What one step learns from: rows, the class of each, and how much each class counts. */
export interface LabelledRows {
  readonly rows: SparseRows;
  readonly classes: Int32Array;
}

export interface StepSettings {
  readonly learningRate: number;
  readonly l2: number;
  readonly classWeights: Float64Array;
}

/**
 * Multinomial logistic regression over sparse rows, trained by AdaGrad in mini-batches. One accumulator per feature
 * (the squared gradient summed over classes, Duchi et al. 2011 with a block-diagonal matrix) instead of one per weight:
 * a k-th of the memory traffic at the same accuracy. L2 is a decay of all weights per batch, kept as one common factor
 * so that a step touches only the features of its rows (Bottou 2012, "Stochastic gradient descent tricks", 5.1).
 */
export class SoftmaxModel {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly accumulators: Float32Array;
  readonly biasAccumulators: Float32Array;
  /** True weights are `weights * factor`; 1 after `fold`. */
  factor = 1;
  private readonly stride: number;
  private readonly padded: Float64Array;
  /** The classes' part of `padded`. */
  private readonly scores: Float64Array;
  private residuals = new Float64Array(0);

  constructor(
    readonly features: number,
    readonly classes: number,
  ) {
    this.stride = strideOf(classes);
    this.weights = new Float32Array(features * this.stride);
    this.bias = new Float32Array(classes);
    this.accumulators = new Float32Array(features).fill(ACCUMULATOR_START);
    this.biasAccumulators = new Float32Array(classes).fill(ACCUMULATOR_START);
    this.padded = new Float64Array(this.stride);
    this.scores = this.padded.subarray(0, classes);
  }

  /** Probabilities of one row; the array is reused by the next call. */
  probabilities(rows: SparseRows, row: number): Float64Array {
    const { classes, stride, weights, padded, scores } = this;
    const { packed } = rows;
    const start = rows.rowStarts[row] as number;
    const end = rows.rowStarts[row + 1] as number;
    const scale = (rows.rowScales[row] as number) * this.factor;
    for (let block = 0; block < stride; block += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let e = start; e < end; e++) {
        const entry = packed[e] as number;
        const value = CODE_VALUES[entry >>> 24] as number;
        const w = (entry & ID_MASK) * stride + block;
        s0 += (weights[w] as number) * value;
        s1 += (weights[w + 1] as number) * value;
        s2 += (weights[w + 2] as number) * value;
        s3 += (weights[w + 3] as number) * value;
      }
      padded[block] = s0;
      padded[block + 1] = s1;
      padded[block + 2] = s2;
      padded[block + 3] = s3;
    }
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) * scale + (this.bias[c] as number);
    softmax(scores);
    return scores;
  }

  /**
   * One mini-batch: rows `order[from..to)`. All gradients are taken at the weights the batch began with.
   * Returns the weighted sum of the cross-entropies (natural logarithm) and the sum of the weights.
   */
  step(
    data: LabelledRows,
    order: Int32Array,
    from: number,
    to: number,
    settings: StepSettings,
  ): { loss: number; weight: number } {
    const { classes, stride } = this;
    const size = (to - from) * stride;
    if (this.residuals.length < size) this.residuals = new Float64Array(size);
    let loss = 0;
    let weight = 0;
    for (let i = from; i < to; i++) {
      const row = order[i] as number;
      const truth = data.classes[row] as number;
      const rowWeight = settings.classWeights[truth] as number;
      const probabilities = this.probabilities(data.rows, row);
      loss -= rowWeight * Math.log(Math.max(probabilities[truth] as number, 1e-12));
      weight += rowWeight;
      const base = (i - from) * stride;
      for (let c = 0; c < classes; c++) {
        this.residuals[base + c] = rowWeight * ((probabilities[c] as number) - (c === truth ? 1 : 0));
      }
    }
    this.factor *= 1 - Math.min(0.5, settings.learningRate * settings.l2);
    for (let i = from; i < to; i++) {
      this.descend(data.rows, order[i] as number, (i - from) * stride, settings.learningRate);
    }
    // Dividing by a vanishing factor would overflow the stored weights.
    if (this.factor < 1e-3) this.fold();
    return { loss, weight };
  }

  /** A copy of the weights without padding: `[feature * classes + class]`. */
  unpadded(): Float32Array<ArrayBuffer> {
    const dense = new Float32Array(this.features * this.classes);
    for (let f = 0; f < this.features; f++) {
      for (let c = 0; c < this.classes; c++) {
        dense[f * this.classes + c] = this.weights[f * this.stride + c] as number;
      }
    }
    return dense;
  }

  /** Takes weights as `unpadded` gives them. */
  setUnpadded(dense: Float32Array): void {
    for (let f = 0; f < this.features; f++) {
      for (let c = 0; c < this.classes; c++) {
        this.weights[f * this.stride + c] = dense[f * this.classes + c] as number;
      }
    }
  }

  /** Moves the L2 factor into the weights. */
  fold(): void {
    if (this.factor === 1) return;
    for (let i = 0; i < this.weights.length; i++) this.weights[i] = (this.weights[i] as number) * this.factor;
    this.factor = 1;
  }

  private descend(rows: SparseRows, row: number, base: number, learningRate: number): void {
    const { classes, stride, weights, accumulators, residuals } = this;
    const { packed } = rows;
    let norm = 0;
    for (let c = 0; c < classes; c++) norm += (residuals[base + c] as number) ** 2;
    const rowScale = rows.rowScales[row] as number;
    const normScaled = norm * rowScale * rowScale;
    const rate = (learningRate * rowScale) / this.factor;
    const end = rows.rowStarts[row + 1] as number;
    for (let e = rows.rowStarts[row] as number; e < end; e++) {
      const entry = packed[e] as number;
      const id = entry & ID_MASK;
      const value = CODE_VALUES[entry >>> 24] as number;
      const accumulated = (accumulators[id] as number) + value * value * normScaled;
      accumulators[id] = accumulated;
      const step = (rate * value) / Math.sqrt(accumulated);
      let w = id * stride;
      for (let r = base; r < base + stride; r += 4, w += 4) {
        weights[w] = (weights[w] as number) - step * (residuals[r] as number);
        weights[w + 1] = (weights[w + 1] as number) - step * (residuals[r + 1] as number);
        weights[w + 2] = (weights[w + 2] as number) - step * (residuals[r + 2] as number);
        weights[w + 3] = (weights[w + 3] as number) - step * (residuals[r + 3] as number);
      }
    }
    for (let c = 0; c < classes; c++) {
      const residual = residuals[base + c] as number;
      const accumulated = (this.biasAccumulators[c] as number) + residual * residual;
      this.biasAccumulators[c] = accumulated;
      this.bias[c] = (this.bias[c] as number) - (learningRate * residual) / Math.sqrt(accumulated);
    }
  }
}

/** In place, shifted by the maximum so that no exponential overflows. */
export function softmax(scores: Float64Array): void {
  let max = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > max) max = score;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const exponential = Math.exp((scores[c] as number) - max);
    scores[c] = exponential;
    sum += exponential;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) / sum;
}
