/** Names by number; those that differ only in case are one, written as it came first. */
export class Names {
  private readonly numbers = new Map<string, number>();
  private readonly names: string[] = [];

  /** The number of a name, from 0; -1 for none. */
  of(name: string | null): number {
    if (name === null) return -1;
    const key = name.toLowerCase();
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.names.length);
    this.names.push(name);
    return this.names.length - 1;
  }

  at(number: number): string | null {
    return this.names[number] ?? null;
  }

  get size(): number {
    return this.names.length;
  }
}
