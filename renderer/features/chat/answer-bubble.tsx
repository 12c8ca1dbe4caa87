import Button from '@cloudscape-design/components/button';
import Icon from '@cloudscape-design/components/icon';
import { memo } from 'react';
import { answerFigures, answerKindWords } from '../../../shared/model/answer-figures';
import type { Answer } from '../../../shared/model/conversation';
import { Bubble } from '../../ui/chat/bubble';
import type { Running } from './chat-store';
import { copyText } from './conversation-actions';
import { Sources } from './sources';

interface AnswerBubbleProps {
  readonly answer: Answer;
  /** Set while this answer is on its way. */
  readonly running: Running | null;
  readonly marked: boolean;
  /** Null where no other answer can be asked for. */
  readonly onRegenerate: (() => void) | null;
}

/** An answer with where it comes from, what was measured of it and what it rests on. */
export const AnswerBubble = memo(function AnswerBubble({ answer, marked, onRegenerate, running }: AnswerBubbleProps) {
  const { facts, failure } = answer;
  const text = running === null ? answer.content : running.text;
  const spoke = text !== '';
  const figures = running === null ? answerFigures(answer).filter((word) => !isKind(word)) : [];
  return (
    <Bubble
      id={`turn-${answer.id}`}
      side="theirs"
      speaker={answer.speaker}
      text={text}
      growing={running !== null}
      marked={marked}
      about={
        running === null && facts !== null && facts.firstMs !== null ? (
          <span className={`chat-kind chat-kind-${facts.kind}`}>{answerKindWords[facts.kind]}</span>
        ) : undefined
      }
      actions={
        running === null ? (
          <>
            {spoke ? (
              <Button
                variant="inline-icon"
                iconName="copy"
                ariaLabel="Copy answer"
                onClick={() => void copyText(text)}
              />
            ) : null}
            {onRegenerate === null ? null : (
              <Button variant="inline-link" iconName="refresh" onClick={onRegenerate}>
                {failure === null ? 'Another answer' : 'Try again'}
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      {figures.length === 0 ? null : <div className="chat-figures numeric">{figures.join(' · ')}</div>}
      {failure === null ? null : (
        <div className="chat-failure">
          <Icon name="status-negative" variant="error" ariaLabel="Failed" />
          <span>
            {failure.message} {failure.hint} <code>{failure.code}</code>
          </span>
        </div>
      )}
      {running === null && facts !== null ? <Sources sources={facts.sources} /> : null}
    </Bubble>
  );
});

/** The kind stands beside the speaker already. */
function isKind(word: string): boolean {
  return Object.values(answerKindWords).includes(word);
}
