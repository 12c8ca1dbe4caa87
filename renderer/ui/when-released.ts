/**
 * Runs at once, or, while something is being pressed, after the click that comes of it: what moves the page under a
 * press would make the click miss what was aimed at.
 */
export function whenReleased(run: () => void): void {
  if (document.querySelector(':active') === null) {
    run();
    return;
  }
  const done = new AbortController();
  const after = () => {
    done.abort();
    // The click follows its release in the same turn.
    setTimeout(run);
  };
  for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, after, { signal: done.signal });
}
