type Numbers = Int32Array | Uint32Array | Uint8Array | Float64Array;

/** A growing array of numbers without an object each: a million lines have to fit beside their text. */
export class Column<Values extends Numbers> {
  private values: Values;
  length = 0;

  constructor(private readonly make: (length: number) => Values) {
    this.values = make(1024);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = this.make(this.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index] as number;
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }
}

export const int32 = (): Column<Int32Array> => new Column((length) => new Int32Array(length));
export const uint32 = (): Column<Uint32Array> => new Column((length) => new Uint32Array(length));
export const uint8 = (): Column<Uint8Array> => new Column((length) => new Uint8Array(length));
export const float64 = (): Column<Float64Array> => new Column((length) => new Float64Array(length));
