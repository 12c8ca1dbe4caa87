import { useEffect, useState } from 'react';

interface TickingProps {
  readonly running: boolean;
  /** The text for a moment, in ms since the epoch. */
  readonly text: (now: number) => string;
}

/** A text that is written again each second while something runs; only this text is rendered again. */
export function Ticking({ running, text }: TickingProps) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return <span className="ticking">{text(now)}</span>;
}
