import { useSyncExternalStore } from 'react';

function onHashChange(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** The location's hash, live. */
export function useLocationHash(): string {
  return useSyncExternalStore(onHashChange, () => window.location.hash);
}

/** Goes to `href` (`#/…`). `replace` leaves no way back to the present place. */
export function navigate(href: string, options: { readonly replace?: boolean } = {}): void {
  if (options.replace === true) {
    // location.replace keeps the document for a mere hash and fires hashchange, unlike history.replaceState.
    window.location.replace(href);
    return;
  }
  window.location.hash = href;
}
