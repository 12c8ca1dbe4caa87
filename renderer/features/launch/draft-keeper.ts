import { request } from '../../bridge/client';
import { pageWorkspaceId } from '../../bridge/page-workspace';
import { type Draft, readDraft } from './draft';
import { useLaunch } from './launch-store';

/** How long typing may go on before it is saved, in milliseconds: what a crash can cost. */
const pause = 300;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Saves the draft at once if the person changed it. */
export function flushDraft(): void {
  clearTimeout(timer);
  timer = undefined;
  const { draft, touched } = useLaunch.getState();
  if (draft !== null && touched)
    void request('drafts.save', { workspaceId: pageWorkspaceId, draft: 'launch', json: JSON.stringify(draft) });
}

/** Keeps the draft while the wizard is open: after a pause in typing, at each step, and when it closes. */
export function keepDraft(): () => void {
  const stop = useLaunch.subscribe(({ draft, touched }, before) => {
    if (!touched || draft === null || draft === before.draft) return;
    if (draft.step !== before.draft?.step) {
      flushDraft();
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(flushDraft, pause);
  });
  return () => {
    stop();
    if (timer !== undefined) flushDraft();
  };
}

export async function loadDraft(): Promise<Draft | null> {
  const answer = await request('drafts.load', { workspaceId: pageWorkspaceId, draft: 'launch' });
  return answer.ok ? readDraft(answer.data.json) : null;
}

/** Forgets the saved draft: it was launched or thrown away. */
export function forgetDraft(): void {
  clearTimeout(timer);
  timer = undefined;
  useLaunch.setState({ draft: null, touched: false, restoredFrom: null });
  void request('drafts.save', { workspaceId: pageWorkspaceId, draft: 'launch', json: null });
}
