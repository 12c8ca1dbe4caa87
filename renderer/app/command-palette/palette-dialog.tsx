import './command-palette.css';
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { matchActions, type PaletteAction } from './palette-actions';
import { closePalette } from './palette-store';
import { keepRecent, loadRecent } from './recent';
import { usePaletteActions } from './use-palette-actions';

/** Lines shown; more would only be scrolled past. */
const most = 60;

/** A combobox over all actions in a modal dialog; the browser's own dialog traps focus and gives it back. */
export function PaletteDialog() {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const active = useRef<HTMLDivElement>(null);
  const [recent, setRecent] = useState<readonly string[]>([]);
  const actions = usePaletteActions();
  const found = useMemo(() => matchActions(actions, query, recent, most), [actions, query, recent]);
  const current = Math.min(at, Math.max(found.length - 1, 0));

  // Closed before it leaves the page, so that it gives the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  useEffect(() => {
    void loadRecent().then(setRecent);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls whenever another line is the current one.
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  // At once: the browser tells of the closing later, and the palette's key may come again before.
  const close = () => {
    dialog.current?.close();
    closePalette();
  };

  const run = (action: PaletteAction | undefined) => {
    if (action === undefined) return;
    // Closed first: the action may move the focus, and a closing dialog would take it back.
    close();
    keepRecent(action.id, recent);
    action.run();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1;
    if (event.key === 'ArrowDown') setAt(current >= last ? 0 : current + 1);
    else if (event.key === 'ArrowUp') setAt(current <= 0 ? Math.max(last, 0) : current - 1);
    else if (event.key === 'Enter') run(found[current]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop closes; the keyboard has Escape.
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Go to or do"
      onClose={closePalette}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div className="palette-box">
        <input
          className="palette-input"
          role="combobox"
          aria-label="Command or name"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={found.length === 0 ? undefined : `palette-${current}`}
          placeholder="Type a command, or the name of anything"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
        />
        <div className="palette-list" id="palette-list" role="listbox" aria-label="Commands">
          {found.map((action, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox input has the keyboard.
            <div
              key={action.id}
              id={`palette-${index}`}
              ref={index === current ? active : undefined}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              onClick={() => run(action)}
              onMouseMove={() => setAt(index)}
            >
              <span className="palette-title">{action.title}</span>
              <span className="palette-detail">
                {action.detail}
                {action.keys?.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </span>
            </div>
          ))}
        </div>
        {found.length === most ? <p className="palette-none">The first {most}. Type on to find the others.</p> : null}
        {found.length === 0 ? <p className="palette-none">Nothing is called “{query}”.</p> : null}
        <p className="palette-keys" aria-hidden="true">
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> choose
          </span>
          <span>
            <kbd>Enter</kbd> do it
          </span>
          <span>
            <kbd>Esc</kbd> close
          </span>
        </p>
      </div>
    </dialog>
  );
}
