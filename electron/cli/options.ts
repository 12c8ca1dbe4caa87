import { InvalidArgumentError } from 'commander';

/** Collects NAME=VALUE options into a record; the value may contain further equals signs. */
export function collectPairs(text: string, held: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as NAME=VALUE.');
  return { ...held, [text.slice(0, at)]: text.slice(at + 1) };
}

export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

/** Collects an option that may be repeated, in the order given. */
export function collect(text: string, held: readonly string[] = []): readonly string[] {
  return [...held, text];
}

/** Takes one of the words and nothing else. */
export function oneOf<T extends string>(words: readonly T[]): (text: string) => T {
  return (text) => {
    const word = words.find((each) => each === text);
    if (word === undefined) throw new InvalidArgumentError(`There are: ${words.join(', ')}.`);
    return word;
  };
}
