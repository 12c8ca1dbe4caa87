import { assertNever } from '../../../shared/errors/assert-never';
import { InputError } from '../../../shared/model/input-error';
import { decodeText, type Utf8Decode } from '../../../shared/model/labelled-text/decode-text';
import { readDialogueRows } from '../../../shared/model/labelled-text/dialogue-rows';
import { readRows } from '../../../shared/model/labelled-text/rows';
import type { RowFormat } from '../../../shared/model/row-format';
import type { DataPreviewResult } from './contract';

/** A larger file is looked into this far; its counts are then of that part. */
export const previewLimitBytes = 64 * 1024 * 1024;
const shownRows = 8;
const shownCharacters = 300;

const strictUtf8: Utf8Decode = (bytes, open) =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: open });

/**
 * What a file holds and what is wrong with it, by the very readers the built-in algorithms train with: what the
 * preview accepts they accept. Lines of a dialogue are counted by character. `totalBytes` is the whole file's size, of
 * which `bytes` may be the beginning only.
 */
export function previewBytes(
  bytes: Uint8Array,
  name: string,
  totalBytes: number,
  format: RowFormat = 'labelled-text',
): DataPreviewResult {
  const whole = bytes.length >= totalBytes;
  const counts = new Map<string, number>();
  const sample: { text: string; label: string }[] = [];
  const problems: string[] = [];
  const scenes = new Set<string>();
  let rows = 0;
  try {
    const text = decodeText(whole ? bytes : throughLastLine(bytes), name, strictUtf8);
    for (const row of rowsOf(text, name, format)) {
      rows += 1;
      if (row.scene !== null) scenes.add(row.scene);
      counts.set(row.label, (counts.get(row.label) ?? 0) + 1);
      if (sample.length < shownRows) sample.push({ text: row.text.slice(0, shownCharacters), label: row.label });
    }
    if (rows === 0) problems.push(`${name} has a header and no row. Add rows below it.`);
    else if (format === 'dialogue') {
      if (scenes.size === rows)
        problems.push(
          `${name} has no scene of two lines, so no line answers another. Give the lines of a talk one scene.`,
        );
    } else if (counts.size < 2) problems.push(`${name} has one label only; a classifier needs at least two.`);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(error.message);
  }
  const labels = [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count);
  return { name, format, bytes: totalBytes, rows, labels, sample, problems };
}

interface PreviewRow {
  readonly text: string;
  readonly label: string;
  readonly scene: string | null;
}

function* rowsOf(text: string, name: string, format: RowFormat): Generator<PreviewRow> {
  switch (format) {
    case 'labelled-text':
      for (const row of readRows(text, name)) yield { text: row.text, label: row.label, scene: null };
      return;
    case 'dialogue':
      for (const row of readDialogueRows(text, name)) yield { text: row.text, label: row.character, scene: row.scene };
      return;
    default:
      assertNever(format);
  }
}

/** Cuts a beginning of a file at its last line end, so that no row is half there. */
function throughLastLine(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(10);
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}
