import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, symlink } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

/** PKWARE APPNOTE 6.3: end of central directory, central file header. */
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const maximumEndBytes = 65_557;
const symbolicLink = 0o120000;

/** @param {import('node:fs/promises').FileHandle} file @param {number} position @param {number} length */
async function readAt(file, position, length) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new Error('The archive ends too early.');
  return buffer;
}

/** @param {import('node:fs/promises').FileHandle} file */
async function readEntries(file) {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - maximumEndBytes), Math.min(size, maximumEndBytes));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw new Error('This is not a zip archive.');
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature; ) {
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      method: directory.readUInt16LE(at + 10),
      compressedBytes: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      headerAt: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Unpacks a zip archive (no zip64, no encryption), keeping modes and symbolic links. Here because the
 * runtime must unpack on a bare machine, before anything but Node is there.
 * @param {string} archive path of the zip
 * @param {string} target folder to unpack into
 * @param {(name: string) => string | null} rename where an entry goes below `target`; null leaves it out
 * @returns {Promise<number>} files written
 * @throws when the archive is damaged or an entry would land outside `target`
 */
export async function unzip(archive, target, rename) {
  const file = await open(archive);
  let written = 0;
  try {
    for (const entry of await readEntries(file)) {
      const name = rename(entry.name);
      if (name === null || entry.name.endsWith('/')) continue;
      const path = normalize(join(target, name));
      if (!path.startsWith(normalize(target) + sep))
        throw new Error(`The archive names a file outside itself: ${name}`);
      await mkdir(dirname(path), { recursive: true });
      const header = await readAt(file, entry.headerAt, 30);
      const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
      if ((entry.mode & 0o170000) === symbolicLink) {
        await symlink((await readAt(file, start, entry.compressedBytes)).toString('utf8'), path);
      } else {
        const output = createWriteStream(path, { mode: entry.mode & 0o777 || 0o644 });
        if (entry.compressedBytes === 0)
          await new Promise((resolve, reject) => output.on('error', reject).end(resolve));
        else {
          const input = createReadStream(archive, { start, end: start + entry.compressedBytes - 1 });
          await (entry.method === 0 ? pipeline(input, output) : pipeline(input, createInflateRaw(), output));
        }
      }
      written += 1;
    }
  } finally {
    await file.close();
  }
  return written;
}
