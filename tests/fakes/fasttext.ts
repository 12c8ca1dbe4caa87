import { spawnSync } from 'node:child_process';

/** Whether Debian's fasttext, the baseline of the classifier, is absent from this machine. */
export const fastTextMissing = (): boolean => spawnSync('fasttext').error !== undefined;

/** CSV of the generator (text, label; one line a row) as fastText reads it: lower case, label in front. */
export function toFastText(csv: string): string {
  return csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const comma = line.lastIndexOf(',');
      const text = line.slice(0, comma).replace(/^"|"$/g, '').replaceAll('""', '"');
      return `__label__${line.slice(comma + 1).replaceAll(' ', '_')} ${text.toLowerCase()}\n`;
    })
    .join('');
}

/** Trains with two threads; writes `<model>.bin`. */
export function trainFastText(input: string, model: string, options: readonly string[]): void {
  const args = ['supervised', '-input', input, '-output', model, '-thread', '2', '-verbose', '0', ...options];
  const { status, stderr } = spawnSync('fasttext', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`fasttext failed: ${stderr}`);
}

/** Share of rows whose first answer is right, rounded by fastText to three digits. */
export function fastTextAccuracy(model: string, rows: string): number {
  const { stdout } = spawnSync('fasttext', ['test', model, rows], { encoding: 'utf8' });
  const found = /P@1\s+([0-9.]+)/.exec(stdout);
  if (!found) throw new Error(`fasttext test said: ${stdout}`);
  return Number(found[1]);
}
