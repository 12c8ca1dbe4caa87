/** The first list that came from the service; null when the stream ended without one. */
export async function firstLive<T extends { readonly source: 'live' | 'store' }>(
  stream: AsyncIterable<{ ok: true; data: T } | { ok: false; error: unknown }>,
): Promise<T | null> {
  for await (const result of stream) {
    if (!result.ok) return null;
    if (result.data.source === 'live') return result.data;
  }
  return null;
}
