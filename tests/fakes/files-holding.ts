import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file below the folder that holds one of the texts, in one byte a letter, in two, as URLs write it or in base64. */
export async function filesHolding(folder: string, ...texts: readonly string[]): Promise<readonly string[]> {
  const needles = texts.flatMap(spellings);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const held: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    // A running app makes and removes files meanwhile.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (needles.some((needle) => bytes.includes(needle))) held.push(path.slice(folder.length + 1));
  }
  return held.sort();
}

function spellings(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text);
  // Three bytes are four letters of base64: without what shares one with a neighbour it is the same wherever it stands.
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), utf8])
      .toString('base64')
      .replace(/=+$/, '');
    return whole.slice(before === 0 ? 0 : before + 1, -1);
  });
  return [
    utf8,
    Buffer.from(text, 'utf16le'),
    Buffer.from(encodeURIComponent(text)),
    ...base64.filter((part) => part.length >= 12).map((part) => Buffer.from(part)),
  ];
}
