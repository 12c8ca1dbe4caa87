/** The parts of an answer as one, or null as soon as it is longer than `limit` bytes. */
export async function readWhole(parts: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer | null> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts) {
    size += part.length;
    if (size > limit) return null;
    kept.push(part);
  }
  return Buffer.concat(kept);
}

/** The beginning of an answer that is an error, for its text: at most `limit` bytes. */
export async function readStart(parts: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts) {
    kept.push(part);
    size += part.length;
    if (size >= limit) break;
  }
  return Buffer.concat(kept).subarray(0, limit).toString('utf8');
}
