import type { MetricDefinition } from './training-job';

/** One value a metric definition took from a log line. */
export interface LineMetric {
  readonly name: string;
  readonly step: number | null;
  readonly value: number;
}

/** Longest part of a line that is searched: a pathological expression on a 256 KB line must not stall a process. */
const searchedCharacters = 4_096;

/** Definitions whose value is the position on the x axis instead of a curve of its own. */
const stepNames = new Set(['epoch', 'step', 'train:epoch', 'train:step']);

/**
 * Compiles definitions once per job. The first capture group is the value, as SageMaker reads it
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/define-train-metrics.html). Expressions written
 * for Python that JavaScript does not take are left out and named in `unusable`.
 */
export function compileMetrics(definitions: readonly MetricDefinition[]): {
  readonly parse: (line: string) => readonly LineMetric[];
  readonly unusable: readonly string[];
} {
  const compiled: { name: string; regex: RegExp }[] = [];
  const unusable: string[] = [];
  for (const { name, regex } of definitions) {
    const expression = compile(regex);
    if (expression) compiled.push({ name, regex: expression });
    else unusable.push(name);
  }
  const parse = (line: string): readonly LineMetric[] => {
    const text = line.length > searchedCharacters ? line.slice(0, searchedCharacters) : line;
    const found = compiled.flatMap(({ name, regex }) => {
      const value = numberOf(regex.exec(text)?.[1]);
      return value === null ? [] : [{ name, value }];
    });
    const step = found.find(({ name }) => stepNames.has(name))?.value ?? null;
    return found.filter(({ name }) => !stepNames.has(name)).map(({ name, value }) => ({ name, value, step }));
  };
  return { parse, unusable };
}

/**
 * Python's named groups are translated. Nested quantifiers such as (a+)+ can take exponential time
 * in a backtracking engine, so an expression that has one is not used.
 */
function compile(regex: string): RegExp | null {
  if (/\([^()]*[+*][^()]*\)[+*]|\([^()]*[+*][^()]*\)\{\d+,/.test(regex)) return null;
  try {
    return new RegExp(regex.replaceAll('(?P<', '(?<'));
  } catch {
    return null;
  }
}

/** A finite number, or null; an overflowing or missing group is no point of a curve. */
function numberOf(text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
