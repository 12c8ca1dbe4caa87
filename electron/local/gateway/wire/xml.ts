import { XMLParser } from 'fast-xml-parser';
import { AwsError } from '../service';

/** Content of an element: text, or children in order; an array repeats the element. */
export type XmlContent = string | number | boolean | XmlElement | readonly (string | XmlElement)[] | undefined;
export interface XmlElement {
  readonly [name: string]: XmlContent;
}

/** Writes a document with one root; children that are undefined are left out. */
export function writeXml(root: string, content: XmlElement, namespace: string | null): string {
  const attribute = namespace === null ? '' : ` xmlns="${namespace}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${children(content)}</${root}>`;
}

function children(element: XmlElement): string {
  return Object.entries(element)
    .flatMap(([name, content]) =>
      (Array.isArray(content) ? content : [content]).map((item) => writeElement(name, item)),
    )
    .join('');
}

function writeElement(name: string, content: string | number | boolean | XmlElement | undefined): string {
  if (content === undefined) return '';
  return `<${name}>${typeof content === 'object' ? children(content) : escapeXml(String(content))}</${name}>`;
}

/** Carriage returns too: a parser would turn them into line feeds and so change a key. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"]|(?![\t\n])\p{Cc}/gu, (char) => {
    if (char === '&') return '&amp;';
    if (char === '<') return '&lt;';
    if (char === '>') return '&gt;';
    if (char === '"') return '&quot;';
    return `&#x${char.charCodeAt(0).toString(16)};`;
  });
}

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
});

/** Reads a document into nested objects with text values; throws MalformedXML. DTDs are refused. */
export function readXml(text: string, root: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = /<!DOCTYPE/i.test(text) ? null : parser.parse(text, true);
  } catch {
    parsed = null;
  }
  const content = isElement(parsed) ? parsed[root] : undefined;
  if (content === '') return {};
  if (!isElement(content)) {
    throw new AwsError(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
  return content;
}

/** The children of that name, whether there is none, one or many. */
export function xmlChildren(element: Record<string, unknown>, name: string): readonly Record<string, unknown>[] {
  const found = element[name];
  return (Array.isArray(found) ? found : [found]).filter(isElement);
}

/** The text of the child of that name, or null. */
export function xmlText(element: Record<string, unknown>, name: string): string | null {
  const found = element[name];
  return typeof found === 'string' ? found : null;
}

function isElement(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
