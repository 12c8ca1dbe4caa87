import { wellFormed } from '../well-formed';

/** A value of HCL: literals, lists, maps with quoted keys, and references, which alone are evaluated. */
export type HclValue = string | number | boolean | readonly HclValue[] | HclMap | HclReference | HclJson;

interface HclMap {
  readonly kind: 'map';
  readonly entries: Readonly<Record<string, HclValue>>;
}

interface HclJson {
  readonly kind: 'json';
  readonly value: HclValue;
}

interface HclReference {
  readonly kind: 'reference';
  readonly expression: string;
}

export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  /** In order; an attribute that is undefined is left out. */
  readonly attributes: Readonly<Record<string, HclValue | undefined>>;
  readonly blocks: readonly HclBlock[];
}

export function hclMap(entries: Readonly<Record<string, HclValue>>): HclMap {
  return { kind: 'map', entries };
}

/** jsonencode(…) of parsed JSON, which has no null in it. */
export function jsonEncoded(json: unknown): HclJson {
  return { kind: 'json', value: toHcl(json) };
}

function toHcl(json: unknown): HclValue {
  if (Array.isArray(json)) return json.map(toHcl);
  if (typeof json !== 'object' || json === null) return json as string | number | boolean;
  return hclMap(Object.fromEntries(Object.entries(json).map(([name, value]) => [name, toHcl(value)])));
}

/** An expression of our own making, such as aws_sagemaker_model.main.name; never a value of a person's. */
export function reference(expression: string): HclReference {
  return { kind: 'reference', expression };
}

export function block(
  type: string,
  labels: readonly string[],
  attributes: HclBlock['attributes'],
  blocks: readonly HclBlock[] = [],
): HclBlock {
  return { type, labels, attributes, blocks };
}

/** A name of a person's as an identifier of HCL. */
export function identifier(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9_-]/g, '_');
  return /^[A-Za-z_]/.test(safe) ? safe : `_${safe}`;
}

/** Blocks as `terraform fmt` lays them out. */
export function writeHcl(blocks: readonly HclBlock[]): string {
  return `${blocks.map((one) => writeBlock(one, 0)).join('\n\n')}\n`;
}

/**
 * A quoted template that stands for exactly this text: its sequences for interpolation and directives are doubled, as the
 * language asks for, so nothing in it is evaluated. Half a surrogate pair, which HCL cannot say, becomes U+FFFD, and HCL itself
 * reads all text in Unicode's normal form C.
 * Source: HCL native syntax specification, "Template Expressions".
 */
export function hclText(text: string): string {
  const escaped = wellFormed(text)
    .replace(/[\\"]/g, '\\$&')
    .replace(/([$%])(?=\{)/g, '$1$1')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/[\p{Cc}\u2028\u2029\uFEFF]/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}

function writeBlock({ attributes, blocks, labels, type }: HclBlock, depth: number): string {
  const pad = '  '.repeat(depth);
  const head = [type, ...labels.map(hclText), '{'].join(' ');
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, text: writeValue(value, depth + 1) }],
  );
  const short = written.filter(({ text }) => !text.includes('\n'));
  const long = written.filter(({ text }) => text.includes('\n'));
  const parts = [
    aligned(short)
      .map((line) => `${pad}  ${line}`)
      .join('\n'),
    ...long.map(({ name, text }) => `${pad}  ${name} = ${text}`),
    ...blocks.map((one) => writeBlock(one, depth + 1)),
  ].filter((part) => part !== '');
  return parts.length === 0 ? `${pad}${head}\n${pad}}` : `${pad}${head}\n${parts.join('\n\n')}\n${pad}}`;
}

function writeValue(value: HclValue, depth: number): string {
  if (typeof value === 'string') return hclText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!('kind' in value)) return writeList(value, depth);
  if (value.kind === 'reference') return value.expression;
  if (value.kind === 'json') return `jsonencode(${writeValue(value.value, depth)})`;
  const entries = Object.entries(value.entries);
  if (entries.length === 0) return '{}';
  const members = entries.map(([name, one]) => ({ name: hclText(name), text: writeValue(one, depth + 1) }));
  const pad = '  '.repeat(depth);
  return `{\n${aligned(members)
    .map((line) => `${pad}  ${line}\n`)
    .join('')}${pad}}`;
}

function writeList(list: readonly HclValue[], depth: number): string {
  const short = `[${list.map((one) => writeValue(one, depth)).join(', ')}]`;
  if (!short.includes('\n')) return short;
  const pad = '  '.repeat(depth);
  return `[\n${list.map((one) => `${pad}  ${writeValue(one, depth + 1)},\n`).join('')}${pad}]`;
}

interface Member {
  readonly name: string;
  readonly text: string;
}

/** `name = text` of each, the equals signs of neighbours on lines of their own below each other. */
function aligned(members: readonly Member[]): readonly string[] {
  const isShort = (member: Member | undefined): boolean => member !== undefined && !member.text.includes('\n');
  return members.map((member, at) => {
    if (!isShort(member)) return `${member.name} = ${member.text}`;
    let from = at;
    while (isShort(members[from - 1])) from -= 1;
    let to = at;
    while (isShort(members[to + 1])) to += 1;
    const width = Math.max(...members.slice(from, to + 1).map(({ name }) => [...name].length));
    return `${member.name}${' '.repeat(width - [...member.name].length)} = ${member.text}`;
  });
}
