/** A section of an AWS configuration file. Keys are lower case, as the AWS tools compare them. */
export interface IniSection {
  /** What stands between the brackets, trimmed, e.g. "profile dev". */
  readonly header: string;
  readonly values: ReadonlyMap<string, string>;
  /** Values below a key without one, e.g. the services of a `services` section. */
  readonly nested: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface ParsedIni {
  /** In order, one a header: sections of the same header are one, later values win. */
  readonly sections: readonly IniSection[];
  /** Lines that mean nothing, from the top. The words never quote the line: it may hold a secret. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

interface OpenSection {
  readonly values: Map<string, string>;
  readonly nested: Map<string, Map<string, string>>;
}

/**
 * Reads a file as the AWS SDKs do (Tools Reference Guide, "Shared config and credentials files"): `#` and
 * `;` begin a comment at the start of a line or after white space; a line indented deeper than its key
 * goes on with that key's value, or is nested below it when it has none. A line that cannot be read is
 * told and passed over, so that one slip does not hide every other profile.
 */
export function parseIni(text: string): ParsedIni {
  const sections = new Map<string, OpenSection>();
  const problems: { line: number; message: string }[] = [];
  let section: OpenSection | null = null;
  let key: { readonly name: string; readonly indent: number } | null = null;
  /** After a header that cannot be read its lines belong to nobody; they are no problems of their own. */
  let skipping = false;

  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const bare = raw.replace(/(^|\s)[#;].*$/, '');
    const line = bare.trim();
    if (line === '') continue;
    const indent = bare.length - bare.trimStart().length;
    const above: string | null = key !== null && indent > key.indent ? key.name : null;
    if (line.startsWith('[') && above === null) {
      key = null;
      const header = line.endsWith(']') ? line.slice(1, -1).trim() : '';
      skipping = header === '' || /[[\]]/.test(header);
      if (skipping) {
        problems.push({ line: index + 1, message: 'is no section header: it should read [name]' });
        continue;
      }
      section = sections.get(header) ?? { values: new Map(), nested: new Map() };
      sections.set(header, section);
      continue;
    }
    if (skipping) continue;
    if (!section) {
      problems.push({ line: index + 1, message: 'stands before the first section' });
      continue;
    }
    const held = above === null ? undefined : section.values.get(above);
    if (above !== null && held !== '') {
      section.values.set(above, `${held}\n${line}`);
      continue;
    }
    const at = line.indexOf('=');
    const name = line.slice(0, Math.max(0, at)).trim().toLowerCase();
    if (name === '') {
      problems.push({ line: index + 1, message: 'is neither a section nor "name = value"' });
      continue;
    }
    const value = line.slice(at + 1).trim();
    if (above === null) {
      key = { name, indent };
      section.values.set(name, value);
    } else {
      section.nested.set(above, (section.nested.get(above) ?? new Map<string, string>()).set(name, value));
    }
  }
  return { sections: [...sections].map(([header, open]) => ({ header, ...open })), problems };
}
