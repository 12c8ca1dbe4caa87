import { mix32 } from '../shared/features';
import type { Random } from '../shared/random';
import type { Bags } from './bags';

/** Keeps AdaGrad's first steps finite and small. */
const ACCUMULATOR_START = 0.01;
/**
 * Spread of the first embeddings. Small, so that a feature seen too seldom to be learnt adds little noise: on the sample
 * 0.02 instead of 0.5 raised the held-out MRR by a tenth.
 */
const FIRST_SPREAD = 0.02;

/** Features left out at random while learning, so that no reply hangs on a single word. */
export interface Dropout {
  /** Decides together with the place of an entry which are left out. */
  readonly seed: number;
  /** Share that is left out, below 1; the rest counts for them too. */
  readonly share: number;
}

/** Vectors of rows on their way through a tower, `[row * dimensions + d]`. */
export interface Passes {
  /** After tanh. */
  readonly hidden: Float64Array;
  /** The same brought to unit length. */
  readonly vectors: Float64Array;
  /** Length before it was made one, by row. */
  readonly lengths: Float64Array;
}

/** Room for `rows` passes. */
export function makePasses(rows: number, dimensions: number): Passes {
  return {
    hidden: new Float64Array(rows * dimensions),
    vectors: new Float64Array(rows * dimensions),
    lengths: new Float64Array(rows),
  };
}

/**
 * One tower: a row's embeddings are summed, squashed and brought to unit length: h = tanh(b + Σ v·E[id]), u = h / |h|.
 * Learns by AdaGrad, with one accumulator per embedding (as the location-classifier does) and one per bias. A dense layer
 * above was tried and left out: the same MRR at twice the time.
 */
export class Tower {
  readonly embeddings: Float32Array;
  readonly bias: Float32Array;
  private readonly embeddingSums: Float32Array;
  private readonly biasSums: Float32Array;
  private readonly before: Float64Array;
  private readonly gradient: Float64Array;

  constructor(
    readonly features: number,
    readonly dimensions: number,
  ) {
    this.embeddings = new Float32Array(features * dimensions);
    this.bias = new Float32Array(dimensions);
    this.embeddingSums = new Float32Array(features).fill(ACCUMULATOR_START);
    this.biasSums = new Float32Array(dimensions).fill(ACCUMULATOR_START);
    this.before = new Float64Array(dimensions);
    this.gradient = new Float64Array(dimensions);
  }

  /** Draws the embeddings a training begins with. */
  begin(random: Random): void {
    for (let i = 0; i < this.embeddings.length; i++)
      this.embeddings[i] = (random.nextUint32() / 0x8000_0000 - 1) * FIRST_SPREAD;
  }

  /** What a model consists of. */
  learnt(): readonly Float32Array[] {
    return [this.embeddings, this.bias];
  }

  /** What a checkpoint needs besides. */
  sums(): readonly Float32Array[] {
    return [this.embeddingSums, this.biasSums];
  }

  /** Row `row` of the bags into place `place` of the passes. */
  forward(bags: Bags, row: number, passes: Passes, place: number, dropout = everything): void {
    const { dimensions, embeddings, before } = this;
    const { ids, values } = bags;
    const { seed, limit, gain } = chances(dropout);
    before.set(this.bias);
    const end = bags.rowStarts[row + 1] as number;
    for (let e = bags.rowStarts[row] as number; e < end; e++) {
      if (limit > 0 && mix32(seed ^ e) >>> 0 < limit) continue;
      const value = gain * (values[e] as number);
      let w = (ids[e] as number) * dimensions;
      for (let d = 0; d < dimensions; d += 4, w += 4) {
        before[d] = (before[d] as number) + value * (embeddings[w] as number);
        before[d + 1] = (before[d + 1] as number) + value * (embeddings[w + 1] as number);
        before[d + 2] = (before[d + 2] as number) + value * (embeddings[w + 2] as number);
        before[d + 3] = (before[d + 3] as number) + value * (embeddings[w + 3] as number);
      }
    }
    const { hidden, vectors, lengths } = passes;
    const base = place * dimensions;
    let squares = 0;
    for (let d = 0; d < dimensions; d++) {
      const h = Math.tanh(before[d] as number);
      hidden[base + d] = h;
      squares += h * h;
    }
    const length = Math.sqrt(squares) || 1;
    lengths[place] = length;
    for (let d = 0; d < dimensions; d++) vectors[base + d] = (hidden[base + d] as number) / length;
  }

  /**
   * Learns from the loss's gradient by the row's vector (`gradients[place * dimensions + d]`), with the dropout of the
   * forward pass.
   */
  backward(
    bags: Bags,
    row: number,
    passes: Passes,
    place: number,
    gradients: Float64Array,
    { rate, dropout }: { readonly rate: number; readonly dropout: Dropout },
  ): void {
    const { dimensions, gradient } = this;
    const { hidden, vectors, lengths } = passes;
    const base = place * dimensions;
    const length = lengths[place] as number;
    let along = 0;
    for (let d = 0; d < dimensions; d++) along += (gradients[base + d] as number) * (vectors[base + d] as number);
    let norm = 0;
    for (let d = 0; d < dimensions; d++) {
      const h = hidden[base + d] as number;
      const g = (((gradients[base + d] as number) - along * (vectors[base + d] as number)) / length) * (1 - h * h);
      gradient[d] = g;
      norm += g * g;
      descend(this.bias, this.biasSums, d, g, rate);
    }
    this.descendEmbeddings(bags, row, norm / dimensions, rate, dropout);
  }

  private descendEmbeddings(bags: Bags, row: number, norm: number, rate: number, dropout: Dropout): void {
    const { dimensions, embeddings, embeddingSums, gradient } = this;
    const { ids, values } = bags;
    const { seed, limit, gain } = chances(dropout);
    const end = bags.rowStarts[row + 1] as number;
    for (let e = bags.rowStarts[row] as number; e < end; e++) {
      if (limit > 0 && mix32(seed ^ e) >>> 0 < limit) continue;
      const id = ids[e] as number;
      const value = gain * (values[e] as number);
      const sum = (embeddingSums[id] as number) + value * value * norm;
      embeddingSums[id] = sum;
      const step = (rate * value) / Math.sqrt(sum);
      let w = id * dimensions;
      for (let d = 0; d < dimensions; d += 4, w += 4) {
        embeddings[w] = (embeddings[w] as number) - step * (gradient[d] as number);
        embeddings[w + 1] = (embeddings[w + 1] as number) - step * (gradient[d + 1] as number);
        embeddings[w + 2] = (embeddings[w + 2] as number) - step * (gradient[d + 2] as number);
        embeddings[w + 3] = (embeddings[w + 3] as number) - step * (gradient[d + 3] as number);
      }
    }
  }
}

const everything: Dropout = { seed: 0, share: 0 };

/** An entry is left out when its hash lies below the limit. */
const chances = ({ seed, share }: Dropout): { seed: number; limit: number; gain: number } => ({
  seed,
  limit: Math.floor(share * 0x1_0000_0000),
  gain: 1 / (1 - share),
});

function descend(weights: Float32Array, sums: Float32Array, at: number, gradient: number, rate: number): void {
  const sum = (sums[at] as number) + gradient * gradient;
  sums[at] = sum;
  weights[at] = (weights[at] as number) - (rate * gradient) / Math.sqrt(sum);
}
