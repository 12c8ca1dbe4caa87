import { create } from 'zustand';
import type { Failure } from '../../shared/errors/result';
import { defaultSettings, type Settings } from '../../shared/model/settings';
import { request } from './client';

/** The settings in force; read before the first paint. */
export const useSettings = create<Settings>()(() => defaultSettings);

/** Reads them; the defaults stay when that fails. Never rejects. */
export async function loadSettings(): Promise<void> {
  const answer = await request('settings.load', {});
  if (answer.ok) useSettings.setState(answer.data, true);
}

/** Saves a change at once. In force at once too, and taken back when it could not be kept; then its failure. */
export async function changeSettings(change: Partial<Settings>): Promise<Failure | null> {
  const before = useSettings.getState();
  const settings = { ...before, ...change };
  useSettings.setState(settings, true);
  const answer = await request('settings.save', { settings });
  if (answer.ok) return null;
  useSettings.setState(before, true);
  return answer.error;
}
