import type { Failure } from '../../shared/errors/result';

/** Where a command's words go: results to stdout, everything about them to stderr. */
export interface Output {
  readonly json: boolean;
  /** The result: one JSON value with --json, else the text. */
  result(value: unknown, text: () => string): void;
  /** One piece of a result that comes piece by piece: one JSON line each with --json. */
  item(value: unknown, text: () => string): void;
  /** Words of an answer as they come, without a line of their own; silent with --json. */
  words(text: string): void;
  /** A word on the way, such as progress; silent with --json. */
  note(text: string): void;
  failure(failure: Failure): void;
}

export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

export function createOutput(streams: Streams, json: boolean): Output {
  return {
    json,
    result: (value, text) => streams.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${text()}\n`),
    item: (value, text) => streams.stdout.write(json ? `${JSON.stringify(value)}\n` : `${text()}\n`),
    words: (text) => {
      if (!json) streams.stdout.write(text);
    },
    note: (text) => {
      if (!json) streams.stderr.write(`${text}\n`);
    },
    failure: (failure) =>
      streams.stderr.write(
        json ? `${JSON.stringify({ error: failure })}\n` : `${failure.message}\n${failure.hint} (${failure.code})\n`,
      ),
  };
}

/** Rows under headings, columns as wide as their widest cell; `right` columns hold numbers. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [headings, ...rows].map(line).join('\n');
}
