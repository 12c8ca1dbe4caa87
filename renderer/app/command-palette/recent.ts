import { z } from 'zod';
import { request } from '../../bridge/client';

const key = 'palette.recent';
const most = 20;
const schema = z.array(z.string().max(400));

/** Ids of what was chosen, the last first; empty when nothing is kept. */
export async function loadRecent(): Promise<readonly string[]> {
  const answer = await request('preferences.load', { key });
  if (!answer.ok || answer.data.json === null) return [];
  try {
    const parsed = schema.safeParse(JSON.parse(answer.data.json));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** Keeps what was chosen now before the others. */
export function keepRecent(id: string, recent: readonly string[]): void {
  const ids = [id, ...recent.filter((one) => one !== id)].slice(0, most);
  void request('preferences.save', { key, json: JSON.stringify(ids) });
}
