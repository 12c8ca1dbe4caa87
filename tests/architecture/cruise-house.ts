import { relative, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { forbidden, options } from './import-table';

/** One broken rule: its name and the import that breaks it. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface CruisedHouse {
  readonly violations: readonly Violation[];
  /** Paths of the files that were read, relative to the root. */
  readonly files: readonly string[];
}

/** Reads every import below `root` and holds it against the import table. */
export async function cruiseHouse(root: string): Promise<CruisedHouse> {
  const { output } = await cruise(
    ['electron', 'renderer', 'shared', 'tests'],
    { ...options, baseDir: resolve(root), ruleSet: { forbidden: [...forbidden] }, validate: true },
    { ...options.enhancedResolveOptions },
  );
  const result = output as ICruiseResult;
  return {
    violations: result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    files: result.modules.map(({ source }) => relative('.', source)),
  };
}
