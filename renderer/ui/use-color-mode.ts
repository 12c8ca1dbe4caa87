import { useSyncExternalStore } from 'react';

const darkClass = 'awsui-dark-mode';

function onModeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributeFilter: ['class'] });
  return () => observer.disconnect();
}

/** The colour mode in force, for what is drawn on a canvas and cannot follow the style sheet by itself. */
export function useColorMode(): 'light' | 'dark' {
  return useSyncExternalStore(onModeChange, () => (document.body.classList.contains(darkClass) ? 'dark' : 'light'));
}
