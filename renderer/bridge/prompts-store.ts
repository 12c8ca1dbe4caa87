import { create } from 'zustand';
import type { Prompt } from '../../shared/contract/workspaces';
import { keepWatching } from './keep-watching';

/** What waits for a person, oldest first. Every window has them, whichever workspace they are for. */
export const usePrompts = create<{ readonly prompts: readonly Prompt[] }>()(() => ({ prompts: [] }));

/** Keeps them current until cancelled. What cannot be answered because the watch broke is not shown. */
export function watchPrompts(): () => void {
  return keepWatching(
    'prompts.watch',
    {},
    ({ prompts }) => usePrompts.setState({ prompts }),
    () => usePrompts.setState({ prompts: [] }),
  );
}
