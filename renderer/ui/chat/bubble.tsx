import type { ReactNode } from 'react';
import './bubble.css';

interface BubbleProps {
  /** Ours stand at the right. */
  readonly side: 'ours' | 'theirs';
  readonly speaker: string;
  /** Beside the speaker: where it comes from, when. */
  readonly about?: ReactNode;
  readonly text: string;
  /** More is on its way. */
  readonly growing?: boolean;
  /** Below the text: figures, sources, what went wrong. */
  readonly children?: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
  /** To be found by after a search. */
  readonly id: string;
  readonly marked?: boolean;
}

/** One turn of a conversation. Its text is shown as it was written, never as markup. */
export function Bubble({ about, actions, children, growing, id, marked, side, speaker, text }: BubbleProps) {
  return (
    <article
      className={`bubble bubble-${side}${marked === true ? ' bubble-marked' : ''}`}
      id={id}
      aria-label={speaker}
      aria-busy={growing === true}
    >
      <header className="bubble-head">
        <span className="bubble-speaker" dir="auto">
          {speaker}
        </span>
        {about}
      </header>
      {text === '' && growing !== true ? null : (
        <div className="bubble-text" dir="auto">
          {text}
          {growing === true && <Growing empty={text === ''} />}
        </div>
      )}
      {children}
      {actions === undefined ? null : <div className="bubble-actions">{actions}</div>}
    </article>
  );
}

function Growing({ empty }: { readonly empty: boolean }) {
  return empty ? (
    <span className="bubble-waiting" role="img" aria-label="Waiting for the first words">
      <i />
      <i />
      <i />
    </span>
  ) : (
    <span className="bubble-caret" aria-hidden="true" />
  );
}
