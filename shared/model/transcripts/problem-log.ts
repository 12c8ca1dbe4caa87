import type { QualityProblem } from '../dataset/quality-report';
import type { Report } from './transcript';

/** Messages of one file beyond this many different ones are only counted: a hostile file must not fill the memory. */
const MAX_MESSAGES_PER_FILE = 100;

const rank = { error: 0, warning: 1, note: 2 } as const;

/** Collects problems: the same message of one file becomes one entry with the line of the first and a count. */
export class ProblemLog {
  private readonly entries = new Map<string, { problem: QualityProblem; count: number }>();
  private readonly perFile = new Map<string, number>();
  private beyond = 0;

  /** What readers of `file` report to. */
  of(file: string): Report {
    return (problem) => this.add(file, problem, 1);
  }

  /** One problem that occurs `count` times, or once more. */
  add(file: string, problem: Parameters<Report>[0], count: number): void {
    const key = `${file}\0${problem.severity}\0${problem.kind}\0${problem.message}`;
    const entry = this.entries.get(key);
    if (entry) {
      entry.count += count;
      return;
    }
    const different = this.perFile.get(file) ?? 0;
    if (different >= MAX_MESSAGES_PER_FILE) {
      this.beyond++;
      return;
    }
    this.perFile.set(file, different + 1);
    this.entries.set(key, { problem: { ...problem, file, count }, count });
  }

  /** The worst first, otherwise as they came; at most `limit`, and how many more there are. */
  list(limit: number): { readonly problems: readonly QualityProblem[]; readonly more: number } {
    const all = [...this.entries.values()].map(({ problem, count }) => ({ ...problem, count }));
    all.sort((a, b) => rank[a.severity] - rank[b.severity]);
    return { problems: all.slice(0, limit), more: Math.max(0, all.length - limit) + this.beyond };
  }
}
