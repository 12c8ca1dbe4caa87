import Button from '@cloudscape-design/components/button';
import { type KeyboardEvent, type RefObject, useId } from 'react';
import './composer.css';

interface ComposerProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSend: () => void;
  /** Null while nothing runs; then Stop takes the place of Send. */
  readonly onStop: (() => void) | null;
  readonly stopping: boolean;
  /** Why nothing can be sent now; null when it can. */
  readonly blocked: string | null;
  /** Nothing can be written either. */
  readonly closed: boolean;
  readonly placeholder: string;
  /** Above the field, e.g. which message is being edited. */
  readonly note?: React.ReactNode;
  readonly onEscape: () => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Where a message is written: Enter sends, Shift+Enter begins a line, and the focus stays. */
export function Composer(props: ComposerProps) {
  const { blocked, closed, field, note, onChange, onEscape, onSend, onStop, placeholder, stopping, value } = props;
  const hint = useId();
  const sendable = blocked === null && onStop === null && value.trim() !== '';

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEscape();
    // Enter also ends the choice of a character of an input method; that one is not ours.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (sendable) onSend();
  };
  const press = (act: () => void) => () => {
    act();
    field.current?.focus();
  };

  return (
    <div className="composer">
      {note}
      <div className="composer-box">
        <textarea
          ref={field}
          className="composer-field"
          rows={1}
          aria-label="Message"
          aria-describedby={hint}
          placeholder={placeholder}
          value={value}
          readOnly={closed}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {onStop === null ? (
          <Button variant="primary" iconName="send" disabled={!sendable} onClick={press(onSend)}>
            Send
          </Button>
        ) : (
          <Button iconName="close" loading={stopping} loadingText="Stopping" onClick={press(onStop)}>
            Stop
          </Button>
        )}
      </div>
      <p className={`composer-hint${blocked === null ? '' : ' composer-blocked'}`} id={hint}>
        {blocked ?? (
          <>
            <kbd>Enter</kbd> sends, <kbd>Shift</kbd> <kbd>Enter</kbd> begins a line
            {onStop === null ? null : (
              <>
                , <kbd>Esc</kbd> stops
              </>
            )}
          </>
        )}
      </p>
    </div>
  );
}
