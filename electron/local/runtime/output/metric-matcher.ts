import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Context, createContext, Script } from 'node:vm';

export interface MetricDefinition {
  readonly name: string;
  readonly regex: string;
}

export interface MetricMatch {
  readonly name: string;
  readonly value: number;
  /** Index of the line it was found in. */
  readonly line: number;
}

/** A regular expression sees no more of a line than this. */
const lineLimit = 8192;
/** What the daemon gives to matching in one turn. */
const turnMs = 50;
/** What one expression may take for one line: more than a turn, so that a busy machine is not its fault. */
const lineMs = 250;

interface Sandbox {
  patterns: { name: string; source: string }[];
  lines: readonly string[];
  line: number;
  pattern: number;
  found: { name: string; text: string; line: number }[];
}

const matchHere = `
  const match = compiled[pattern].exec(lines[line]);
  if (match !== null && match[1] !== undefined) found.push({ name: patterns[pattern].name, text: match[1], line });
  pattern++;`;
/** Walks lines and patterns from where it stands, so that a run which was cut off can be taken up. */
const scan = new Script(`
  compiled ??= patterns.map(({ source }) => new RegExp(source));
  for (; line < lines.length; line++, pattern = 0) while (pattern < compiled.length) {${matchHere}}
`);
/** One step of it, so that an expression that needs longer than a turn still gets on. */
const step = new Script(`if (pattern < compiled?.length) {${matchHere}}`);

/**
 * Finds metric definitions (one capture group each) in log lines. The expressions are the user's, and
 * one that backtracks without end must not stop the daemon: V8 interrupts it after a quarter second, and it is
 * not used again. Invalid and dropped ones are named through `warn`, once.
 */
export class MetricMatcher {
  private readonly sandbox: Sandbox & { compiled: RegExp[] | null };
  private readonly context: Context;

  constructor(
    definitions: readonly MetricDefinition[],
    private readonly warn: (message: string) => void,
  ) {
    const patterns = definitions.flatMap(({ name, regex }) => {
      // Python writes named groups (?P<name>…), which SageMaker's users are used to.
      const source = regex.replaceAll('(?P<', '(?<');
      try {
        new RegExp(source);
        return [{ name, source }];
      } catch {
        warn(`Metric definition ${name} is not used: ${regex} is not a valid regular expression.`);
        return [];
      }
    });
    this.sandbox = { patterns, lines: [], line: 0, pattern: 0, found: [], compiled: null };
    this.context = createContext(this.sandbox);
  }

  /** Matches in the order of the lines. Values that are not numbers are left out. */
  async match(lines: readonly string[]): Promise<readonly MetricMatch[]> {
    const { sandbox } = this;
    if (sandbox.patterns.length === 0) return [];
    sandbox.lines = lines.map((line) => line.slice(0, lineLimit));
    sandbox.line = 0;
    sandbox.pattern = 0;
    sandbox.found = [];
    while (!this.inTime(scan, turnMs)) {
      // Cut off: either this one expression is at fault, or there was only much to do.
      if (this.inTime(step, lineMs)) {
        await nextTurn();
      } else {
        const [dropped] = sandbox.patterns.splice(sandbox.pattern, 1);
        sandbox.compiled = null;
        this.warn(
          `Metric definition ${dropped?.name} is no longer used: its regular expression took more than ${lineMs} ms for one line.`,
        );
      }
    }
    return sandbox.found.flatMap(({ name, text, line }) => {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      return Number.isFinite(value) ? [{ name, value, line }] : [];
    });
  }

  private inTime(script: Script, timeout: number): boolean {
    try {
      script.runInContext(this.context, { timeout });
      return true;
    } catch (error) {
      // The error may come from the other context, where Error is another class.
      if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
      throw error;
    }
  }
}
