const mark = 'data-tour-point';
const patience = 4_000;

/** Rings the button or link of these words on the screen, as soon as it is there; the returned function takes the ring away. */
export function pointAt(words: string): () => void {
  const find = (): boolean => {
    const all = document.querySelectorAll<HTMLElement>('main a, main button');
    const found = [...all].find((one) => one.textContent?.trim() === words || one.getAttribute('aria-label') === words);
    if (found === undefined) return false;
    found.setAttribute(mark, '');
    // In the middle: at an edge its ring would be cut off, and what grows above it later would push it out of sight.
    found.scrollIntoView({ block: 'center' });
    return true;
  };
  const observer = new MutationObserver(() => {
    if (find()) observer.disconnect();
  });
  const timer = setTimeout(() => observer.disconnect(), patience);
  if (!find()) observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    for (const one of document.querySelectorAll(`[${mark}]`)) one.removeAttribute(mark);
  };
}
