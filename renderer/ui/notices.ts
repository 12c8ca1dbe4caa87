import { create } from 'zustand';

/** The outcome of something the person did, shown above the screen until dismissed. */
export interface Notice {
  readonly id: string;
  readonly type: 'success' | 'error' | 'warning' | 'info';
  readonly header: string;
  readonly content?: string;
  readonly action?: { readonly text: string; readonly onClick: () => void };
}

export const useNotices = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }));

/** Shows a notice; one with the same id is replaced, so a repeated outcome does not pile up. */
export function notify(notice: Notice): void {
  useNotices.setState(({ notices }) => ({
    notices: [notice, ...notices.filter(({ id }) => id !== notice.id)].slice(0, 5),
  }));
}

export function dismissNotice(id: string): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
