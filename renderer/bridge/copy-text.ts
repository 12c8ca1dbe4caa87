import { request } from './client';

/** Puts text on the clipboard; resolves to whether that worked. */
export async function copyText(text: string): Promise<boolean> {
  return (await request('app.copyText', { text })).ok;
}
