import { Random } from '../shared/random';
import type { Bags } from './bags';
import { type Dropout, makePasses, type Passes, Tower } from './tower';

/** Contexts with the reply each had. `replyOf[row]` is a row of `replies`. */
export interface Pairs {
  readonly contexts: Bags;
  readonly replies: Bags;
  readonly replyOf: Int32Array;
}

export interface StepSettings {
  readonly learningRate: number;
  readonly scale: number;
  readonly dropout: Dropout;
}

/** Two towers into one space: the score of a reply for a context is the cosine of their vectors. */
export class PairModel {
  readonly contexts: Tower;
  readonly replies: Tower;
  private contextPasses: Passes | null = null;
  private replyPasses: Passes | null = null;
  private contextGradients = new Float64Array(0);
  private replyGradients = new Float64Array(0);
  private scores = new Float64Array(0);

  constructor(contextFeatures: number, replyFeatures: number, dimensions: number) {
    this.contexts = new Tower(contextFeatures, dimensions);
    this.replies = new Tower(replyFeatures, dimensions);
  }

  /** Draws where a training begins. */
  begin(seed: number): void {
    // A generator of its own: the order of the epochs must not depend on the number of features.
    const random = Random.fromSeed((seed ^ 0x2545f491) >>> 0);
    this.contexts.begin(random);
    this.replies.begin(random);
  }

  get dimensions(): number {
    return this.contexts.dimensions;
  }

  learnt(): readonly Float32Array[] {
    return [...this.contexts.learnt(), ...this.replies.learnt()];
  }

  sums(): readonly Float32Array[] {
    return [...this.contexts.sums(), ...this.replies.sums()];
  }

  /**
   * One mini-batch: softmax over the batch's own replies and the wrong ones given, for each row; a reply of the same text
   * as the row's own does not count as wrong. `rows` are rows of pairs, `wrong` of replies. Returns the sum of the
   * rows' cross-entropies (natural logarithm).
   */
  step(pairs: Pairs, rows: Int32Array, wrong: readonly number[], settings: StepSettings): number {
    const { dimensions } = this;
    const { dropout } = settings;
    const columns = rows.length + wrong.length;
    const passes = this.room(rows.length, columns);
    const column = (c: number): number =>
      c < rows.length ? (pairs.replyOf[rows[c] as number] as number) : (wrong[c - rows.length] as number);
    for (let r = 0; r < rows.length; r++)
      this.contexts.forward(pairs.contexts, rows[r] as number, passes.contexts, r, dropout);
    for (let c = 0; c < columns; c++) this.replies.forward(pairs.replies, column(c), passes.replies, c, dropout);

    const { contextGradients, replyGradients } = this;
    contextGradients.fill(0, 0, rows.length * dimensions);
    replyGradients.fill(0, 0, columns * dimensions);
    let loss = 0;
    for (let r = 0; r < rows.length; r++) {
      const own = column(r);
      loss += this.scoreRow(r, columns, settings.scale, (c) => c !== r && column(c) === own, passes);
      for (let c = 0; c < columns; c++) {
        const pull = ((this.scores[c] as number) - (c === r ? 1 : 0)) * settings.scale;
        if (pull === 0) continue;
        const u = r * dimensions;
        const v = c * dimensions;
        for (let d = 0; d < dimensions; d++) {
          contextGradients[u + d] =
            (contextGradients[u + d] as number) + pull * (passes.replies.vectors[v + d] as number);
          replyGradients[v + d] = (replyGradients[v + d] as number) + pull * (passes.contexts.vectors[u + d] as number);
        }
      }
    }
    const rate = settings.learningRate;
    for (let r = 0; r < rows.length; r++)
      this.contexts.backward(pairs.contexts, rows[r] as number, passes.contexts, r, contextGradients, {
        rate,
        dropout,
      });
    for (let c = 0; c < columns; c++)
      this.replies.backward(pairs.replies, column(c), passes.replies, c, replyGradients, { rate, dropout });
    return loss;
  }

  /** Leaves the row's probabilities in `scores`; returns its cross-entropy. */
  private scoreRow(
    row: number,
    columns: number,
    scale: number,
    leftOut: (column: number) => boolean,
    passes: { readonly contexts: Passes; readonly replies: Passes },
  ): number {
    const { dimensions, scores } = this;
    let sum = 0;
    for (let c = 0; c < columns; c++) {
      // Cosines are at most 1, so that subtracting the scale keeps every exponential finite.
      const score = scale * dot(passes.contexts.vectors, row, passes.replies.vectors, c, dimensions);
      scores[c] = leftOut(c) ? 0 : Math.exp(score - scale);
      sum += scores[c] as number;
    }
    for (let c = 0; c < columns; c++) scores[c] = (scores[c] as number) / sum;
    return -Math.log(Math.max(scores[row] as number, 1e-12));
  }

  private room(rows: number, columns: number): { readonly contexts: Passes; readonly replies: Passes } {
    const { dimensions } = this;
    if (this.contextPasses === null || this.contextGradients.length < rows * dimensions) {
      this.contextPasses = makePasses(rows, dimensions);
      this.contextGradients = new Float64Array(rows * dimensions);
    }
    if (this.replyPasses === null || this.scores.length < columns) {
      this.replyPasses = makePasses(columns, dimensions);
      this.replyGradients = new Float64Array(columns * dimensions);
      this.scores = new Float64Array(columns);
    }
    return { contexts: this.contextPasses, replies: this.replyPasses };
  }
}

/** Vectors of unit length of all rows, or of those named, `[place * dimensions + d]`. */
export function vectorsOf(tower: Tower, bags: Bags, rows?: Int32Array): Float32Array {
  const count = rows ? rows.length : bags.rowStarts.length - 1;
  const { dimensions } = tower;
  const vectors = new Float32Array(count * dimensions);
  const pass = makePasses(1, dimensions);
  for (let i = 0; i < count; i++) {
    tower.forward(bags, rows ? (rows[i] as number) : i, pass, 0);
    vectors.set(pass.vectors, i * dimensions);
  }
  return vectors;
}

/** Product of vector `i` of `a` and vector `j` of `b`: the cosine, as both have unit length. */
export function dot(
  a: Float32Array | Float64Array,
  i: number,
  b: Float32Array | Float64Array,
  j: number,
  dimensions: number,
): number {
  const x = i * dimensions;
  const y = j * dimensions;
  let sum = 0;
  for (let d = 0; d < dimensions; d++) sum += (a[x + d] as number) * (b[y + d] as number);
  return sum;
}
