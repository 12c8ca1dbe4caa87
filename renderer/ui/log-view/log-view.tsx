import Button from '@cloudscape-design/components/button';
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { contentPixels, lastTopRow, rowPixels, scrollTopOf, topRow, visibleRows } from './geometry';
import { drawnCharacters, visibleText } from './visible-text';
import './log-view.css';

export interface LogViewLine {
  readonly index: number;
  /** ms since the epoch. */
  readonly at: number;
  readonly text: string;
}

interface LogViewProps {
  readonly label: string;
  /** Number of lines there are, held or not. */
  readonly total: number;
  /** Box height in CSS pixels. */
  readonly height: number;
  /** The line if it is at hand; one that is not is asked for by `onNeed` and drawn when it comes. */
  readonly lineAt: (index: number) => LogViewLine | undefined;
  readonly onNeed: (from: number, to: number) => void;
  readonly formatTime: (at: number) => string;
}

/**
 * A log of any length with a fixed row height. It follows the end while the reader is at the end;
 * once the reader scrolls up it stays where they read, and says how many lines came since.
 */
export function LogView({ label, total, height, lineAt, onNeed, formatTime }: LogViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const viewport = { total, height };
  const [top, setTop] = useState(() => lastTopRow(viewport));
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const following = leftAt === null;
  const shownTop = following ? lastTopRow(viewport) : Math.min(top, lastTopRow(viewport));
  const { from, to } = visibleRows(viewport, shownTop);

  useEffect(() => {
    if (to > from) onNeed(from, to);
  }, [from, to, onNeed]);

  // The content grows while the reader's row must stay: the offset is recomputed from the row.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box) box.scrollTop = scrollTopOf({ total, height }, following ? lastTopRow({ total, height }) : top);
  }, [total, height, following, top]);

  const settle = useCallback(
    (row: number) => {
      const end = lastTopRow({ total, height });
      setTop(Math.max(0, Math.min(row, end)));
      setLeftAt((current) => (row >= end - 0.5 ? null : (current ?? total)));
    },
    [total, height],
  );

  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    const row = topRow({ total, height }, box.scrollTop);
    // The layout effect's own scrolling comes back as an event; only a real move changes the row.
    if (Math.abs(row - shownTop) > 0.25) settle(row);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height / rowPixels) - 1);
    const moves: Record<string, number> = {
      ArrowUp: shownTop - 1,
      ArrowDown: shownTop + 1,
      PageUp: shownTop - page,
      PageDown: shownTop + page,
      Home: 0,
      End: lastTopRow({ total, height }),
    };
    const row = moves[event.key];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    settle(row);
  };

  const jumpToLatest = () => {
    settle(lastTopRow({ total, height }));
    // The button goes with its purpose; the focus must not go with it.
    scroller.current?.focus({ preventScroll: true });
  };

  const missed = leftAt === null ? 0 : total - leftAt;
  return (
    <div className="log-view">
      <div
        ref={scroller}
        className="log-view-scroller"
        style={{ height }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        role="log"
        aria-label={label}
        aria-live="off"
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        <div className="log-view-content" style={{ height: contentPixels(viewport) }}>
          <div className="log-view-rows" style={{ height }}>
            {rowNumbers(from, to).map((row) => (
              <LogRow key={row} line={lineAt(row)} formatTime={formatTime} />
            ))}
          </div>
        </div>
      </div>
      {!following && (
        <div className="log-view-latest">
          <Button iconName="angle-down" onClick={jumpToLatest}>
            {missed > 0 ? `Jump to latest · ${missed.toLocaleString()} new` : 'Jump to latest'}
          </Button>
        </div>
      )}
    </div>
  );
}

function rowNumbers(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}

function LogRow({
  line,
  formatTime,
}: {
  readonly line: LogViewLine | undefined;
  readonly formatTime: (at: number) => string;
}) {
  if (!line) return <div className="log-view-row" aria-hidden="true" />;
  const hidden = line.text.length - drawnCharacters;
  return (
    <div className="log-view-row">
      <span className="log-view-time">{formatTime(line.at)}</span>
      <span>{visibleText(line.text)}</span>
      {hidden > 0 && <span className="log-view-more">{`… ${hidden.toLocaleString()} more characters`}</span>}
    </div>
  );
}
