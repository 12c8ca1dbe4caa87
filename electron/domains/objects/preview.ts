import { ok, type Result } from '../../../shared/errors/result';
import type { ObjectPreview } from '../../../shared/model/bucket-objects';
import { formatBytes } from '../../../shared/model/format';
import { InputError } from '../../../shared/model/input-error';
import { parseCsv } from '../../../shared/model/labelled-text/csv';
import type { Link } from '../workspace/link';

/** Bytes of a text that are shown. */
export const textLimit = 64 * 1024;
/** Bytes of the largest image that is shown. */
const imageLimit = 5 * 1024 * 1024;
const limits = { rows: 50, columns: 30, cell: 300 } as const;

type Image = Extract<ObjectPreview, { kind: 'image' }>['mediaType'];

/** Shows the beginning of an object: a table, a text or an image, told by its bytes and, for tables, by its name. */
export async function previewObject(link: Link, s3Uri: string): Promise<Result<ObjectPreview>> {
  const aws = await link.aws();
  if (!aws.ok) return aws;
  const head = link.report(await aws.data.objects.head(s3Uri));
  if (!head.ok) return head;
  const { bytes } = head.data;
  const start = link.report(await aws.data.objects.readStart(s3Uri, textLimit));
  if (!start.ok) return start;
  const mediaType = imageOf(start.data);
  if (mediaType === null) return ok(previewText(start.data, s3Uri.slice(s3Uri.lastIndexOf('/') + 1), bytes));
  if (bytes > imageLimit)
    return ok({
      kind: 'none',
      why: `This image has ${formatBytes(bytes)}; up to ${formatBytes(imageLimit)} are shown. Download it to see it.`,
      bytes,
    });
  const whole = link.report(await aws.data.objects.readStart(s3Uri, imageLimit));
  if (!whole.ok) return whole;
  return ok({ kind: 'image', mediaType, base64: Buffer.from(whole.data).toString('base64'), bytes });
}

/** What `start`, the beginning of an object of `bytes`, is as text; `name` tells tables from other text. */
export function previewText(start: Uint8Array, name: string, bytes: number): ObjectPreview {
  const cut = bytes > start.length;
  if (bytes === 0) return { kind: 'none', why: 'This object is empty.', bytes };
  const text = decode(start, cut);
  if (text === null)
    return { kind: 'none', why: 'This is no text and no image Upside can show. Download it to open it.', bytes };
  const table = tableOf(cut ? throughLastLine(text) : text, name);
  if (table !== null) return { kind: 'rows', ...table, cut: cut || table.cut, bytes };
  const json = cut || !/\.(json|ipynb|geojson)$/i.test(name) ? null : parseJson(text);
  return json === null
    ? { kind: 'text', text, pretty: false, cut, bytes }
    : { kind: 'text', text: JSON.stringify(json.value, null, 2), pretty: true, cut, bytes };
}

/** UTF-8, or UTF-16 with its mark; null: not text. A character cut off at the end is left out. */
function decode(bytes: Uint8Array, cut: boolean): string | null {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (wide === null && bytes.includes(0)) return null;
  try {
    return new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    // Old subtitles are; every byte is a character there, so it is told from binary by what it lacks.
    const text = new TextDecoder('windows-1252').decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what text does not have.
    return /[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? null : text;
  }
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly cut: boolean;
}

function tableOf(text: string, name: string): Table | null {
  if (/\.(jsonl|ndjson)$/i.test(name)) return jsonLines(text);
  if (!/\.csv$/i.test(name)) return null;
  try {
    const rows: string[][] = [];
    for (const { fields } of parseCsv(text, name)) {
      rows.push(fields.slice(0, limits.columns).map(shorten));
      if (rows.length > limits.rows + 1) break;
    }
    const [columns, ...others] = rows;
    if (columns === undefined) return null;
    return { columns, rows: others.slice(0, limits.rows), cut: others.length > limits.rows };
  } catch (error) {
    // A table that is broken is still a text.
    if (error instanceof InputError) return null;
    throw error;
  }
}

function jsonLines(text: string): Table | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const values = lines.slice(0, limits.rows).map((line) => parseJson(line)?.value);
  const records = values.filter(
    (value): value is Readonly<Record<string, unknown>> =>
      typeof value === 'object' && value !== null && !Array.isArray(value),
  );
  if (records.length === 0 || records.length < values.length) return null;
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))].slice(0, limits.columns);
  const rows = records.map((record) =>
    columns.map((column) => {
      const value = record[column];
      return shorten(typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value));
    }),
  );
  return { columns, rows, cut: lines.length > limits.rows };
}

function shorten(text: string): string {
  return text.length <= limits.cell ? text : `${text.slice(0, limits.cell - 1)}…`;
}

function throughLastLine(text: string): string {
  const end = text.lastIndexOf('\n');
  return end < 0 ? text : text.slice(0, end + 1);
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** By the first bytes, whatever the name says. */
function imageOf(bytes: Uint8Array): Image | null {
  const begins = (...wanted: readonly number[]): boolean => wanted.every((byte, index) => bytes[index] === byte);
  if (begins(0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0x47, 0x49, 0x46, 0x38)) return 'image/gif';
  if (begins(0x52, 0x49, 0x46, 0x46) && String.fromCharCode(...bytes.subarray(8, 12)) === 'WEBP') return 'image/webp';
  return null;
}
