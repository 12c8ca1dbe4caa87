/** xoshiro128** 1.1 (Blackman, Vigna 2018): small state that fits a checkpoint, the same numbers on every platform. */
export class Random {
  private constructor(private readonly s: Uint32Array) {}

  /** Spreads a 32-bit seed over the state with splitmix32, which never yields the forbidden all-zero state. */
  static fromSeed(seed: number): Random {
    const s = new Uint32Array(4);
    let x = seed >>> 0;
    for (let i = 0; i < 4; i++) {
      x = (x + 0x9e3779b9) >>> 0;
      let z = x;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      s[i] = z ^ (z >>> 15);
    }
    return new Random(s);
  }

  static fromState(state: readonly number[]): Random {
    return new Random(Uint32Array.from(state));
  }

  state(): number[] {
    return [...this.s];
  }

  /** A uniform 32-bit unsigned integer. */
  nextUint32(): number {
    const s = this.s;
    const s0 = s[0] as number;
    const s1 = s[1] as number;
    const s2 = s[2] as number;
    const s3 = s[3] as number;
    const scaled = Math.imul(s1, 5);
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
    const n2 = s2 ^ s0;
    const n3 = s3 ^ s1;
    s[0] = s0 ^ n3;
    s[1] = s1 ^ n2;
    s[2] = n2 ^ (s1 << 9);
    s[3] = (n3 << 11) | (n3 >>> 21);
    return result;
  }

  /** A uniform integer in [0, bound), without modulo bias. */
  below(bound: number): number {
    const limit = 0x1_0000_0000 - (0x1_0000_0000 % bound);
    let x = this.nextUint32();
    while (x >= limit) x = this.nextUint32();
    return x % bound;
  }

  /** Fisher–Yates in place. */
  shuffle(items: Int32Array): void {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const kept = items[i] as number;
      items[i] = items[j] as number;
      items[j] = kept;
    }
  }
}
