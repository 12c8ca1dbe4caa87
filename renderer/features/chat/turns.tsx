import Button from '@cloudscape-design/components/button';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Turn } from '../../../shared/model/conversation';
import { AnswerBubble } from './answer-bubble';
import { type Running, useChat } from './chat-store';
import { QuestionBubble } from './question-bubble';

interface TurnsProps {
  readonly turns: readonly Turn[];
  readonly running: Running | null;
  /** False where nothing can be changed: offline, in an earlier version, while an answer runs. */
  readonly changeable: boolean;
  readonly onEdit: (turn: Extract<Turn, { role: 'user' }>) => void;
  readonly onRegenerate: () => void;
  /** Shown while there are none. */
  readonly empty: ReactNode;
}

/** Pixels from the end within which a reader counts as being at it. */
const atEnd = 48;

/** The turns of a conversation. It follows the end unless the reader scrolled up. */
export function Turns({ changeable, empty, onEdit, onRegenerate, running, turns }: TurnsProps) {
  const box = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [away, setAway] = useState(false);
  const goTo = useChat((slice) => slice.goTo);
  const editing = useChat((slice) => slice.editing);
  const last = turns.at(-1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls whenever there is more to see, or less room to see it in.
  useLayoutEffect(() => {
    if (following.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [turns, running, editing]);

  useEffect(() => {
    if (goTo === null || !turns.some(({ id }) => id === goTo)) return;
    following.current = false;
    document.getElementById(`turn-${goTo}`)?.scrollIntoView({ block: 'center' });
  }, [goTo, turns]);

  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    following.current = element.scrollHeight - element.scrollTop - element.clientHeight < atEnd;
    setAway(!following.current);
  };
  const jump = () => {
    following.current = true;
    box.current?.scrollTo({ top: box.current.scrollHeight });
    box.current?.focus({ preventScroll: true });
  };

  return (
    <div className="chat-scroll">
      {/* What scrolls has to be reachable by keyboard (WCAG 2.1.1). */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above. */}
      <section ref={box} className="chat-turns" aria-label="Messages" tabIndex={0} onScroll={onScroll}>
        {turns.length === 0 && running === null ? empty : null}
        {turns.map((turn) =>
          turn.role === 'user' ? (
            <QuestionBubble
              key={turn.id}
              {...turn}
              marked={turn.id === goTo || turn.id === editing}
              onEdit={changeable ? () => onEdit(turn) : null}
            />
          ) : (
            <AnswerBubble
              key={turn.id}
              answer={turn}
              running={running?.answerId === turn.id ? running : null}
              marked={turn.id === goTo}
              onRegenerate={changeable && turn === last ? onRegenerate : null}
            />
          ),
        )}
        {running?.asked == null ? null : (
          <QuestionBubble id="asked" content={running.asked} at={null} marked={false} onEdit={null} />
        )}
      </section>
      {away ? (
        <div className="chat-latest">
          <Button iconName="angle-down" onClick={jump}>
            Jump to latest
          </Button>
        </div>
      ) : null}
    </div>
  );
}
