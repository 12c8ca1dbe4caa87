/** What a look at one thing found, and what to do about it; null when nothing has to be done. */
export interface Finding {
  readonly outcome: 'good' | 'warning' | 'bad' | 'skipped';
  readonly detail: string;
  readonly hint: string | null;
}

export const good = (detail: string): Finding => ({ outcome: 'good', detail, hint: null });
export const warning = (detail: string, hint: string): Finding => ({ outcome: 'warning', detail, hint });
export const bad = (detail: string, hint: string): Finding => ({ outcome: 'bad', detail, hint });
export const skipped = (detail: string): Finding => ({ outcome: 'skipped', detail, hint: null });
