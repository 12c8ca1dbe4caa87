import { InputError } from '../../../shared/model/input-error';
import { decodeText, type Utf8Decode } from '../../../shared/model/labelled-text/decode-text';
import { readRows } from '../../../shared/model/labelled-text/rows';
import type { DataPreviewResult } from './contract';

/** A larger file is looked into this far; its counts are then of that part. */
export const previewLimitBytes = 64 * 1024 * 1024;
const shownRows = 8;
const shownCharacters = 300;

const strictUtf8: Utf8Decode = (bytes, open) =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: open });

/**
 * What a labelled file holds and what is wrong with it, by the very reader the built-in algorithms
 * train with: what the preview accepts they accept. `totalBytes` is the whole file's size, of which
 * `bytes` may be the beginning only.
 */
export function previewBytes(bytes: Uint8Array, name: string, totalBytes: number): DataPreviewResult {
  const whole = bytes.length >= totalBytes;
  const counts = new Map<string, number>();
  const sample: { text: string; label: string }[] = [];
  const problems: string[] = [];
  let rows = 0;
  try {
    const text = decodeText(whole ? bytes : throughLastLine(bytes), name, strictUtf8);
    for (const row of readRows(text, name)) {
      rows += 1;
      counts.set(row.label, (counts.get(row.label) ?? 0) + 1);
      if (sample.length < shownRows) sample.push({ text: row.text.slice(0, shownCharacters), label: row.label });
    }
    if (rows === 0) problems.push(`${name} has a header and no row. Add rows below it.`);
    else if (counts.size < 2) problems.push(`${name} has one label only; a classifier needs at least two.`);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(error.message);
  }
  const labels = [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count);
  return { name, bytes: totalBytes, rows, labels, sample, problems };
}

/** Cuts a beginning of a file at its last line end, so that no row is half there. */
function throughLastLine(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(10);
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}
