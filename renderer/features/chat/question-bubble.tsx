import Button from '@cloudscape-design/components/button';
import { memo } from 'react';
import { formatDateTime } from '../../../shared/model/format';
import { Bubble } from '../../ui/chat/bubble';
import { copyText } from './conversation-actions';

interface QuestionBubbleProps {
  readonly id: string;
  readonly content: string;
  /** Null until it was stored. */
  readonly at: number | null;
  readonly marked: boolean;
  /** Null where it cannot be edited. */
  readonly onEdit: (() => void) | null;
}

/** What the person said. Drawn anew only when it changes: beside it an answer may grow many times a second. */
export const QuestionBubble = memo(function QuestionBubble({ at, content, id, marked, onEdit }: QuestionBubbleProps) {
  return (
    <Bubble
      id={`turn-${id}`}
      side="ours"
      speaker="You"
      text={content}
      marked={marked}
      about={at === null ? undefined : <span className="numeric">{formatDateTime(at)}</span>}
      actions={
        <>
          <Button
            variant="inline-icon"
            iconName="copy"
            ariaLabel="Copy message"
            onClick={() => void copyText(content)}
          />
          {onEdit === null ? null : (
            <Button variant="inline-link" iconName="edit" onClick={onEdit}>
              Edit
            </Button>
          )}
        </>
      }
    />
  );
});
