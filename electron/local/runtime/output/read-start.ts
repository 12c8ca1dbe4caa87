import { open, stat } from 'node:fs/promises';

/**
 * The first `limit` bytes of a file a program wrote; empty when there is none. It may be of any size, and anything: a
 * pipe in its place, which would wait for a writer for ever, is no file.
 */
export async function readStart(file: string, limit: number): Promise<Buffer> {
  const found = await stat(file).catch(() => null);
  const handle = found?.isFile() === true ? await open(file).catch(() => null) : null;
  if (handle === null) return Buffer.alloc(0);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(limit), 0, limit, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return Buffer.alloc(0);
  } finally {
    await handle.close();
  }
}
