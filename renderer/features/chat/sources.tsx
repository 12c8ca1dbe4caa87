import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { AnswerSource } from '../../../shared/model/chat-message';

/** The lines of the training data an answer rests on, with how well each fits. */
export function Sources({ sources }: { readonly sources: readonly AnswerSource[] }) {
  if (sources.length === 0) return null;
  const count = sources.length === 1 ? '1 training line' : `${sources.length} training lines`;
  return (
    <ExpandableSection variant="inline" headerText={`Rests on ${count}`}>
      <ol className="chat-sources">
        {sources.map((source, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and the same line may stand in it twice.
          <li key={index}>
            <span className="chat-score numeric" title="How well it fits, 0 to 1">
              {source.score.toFixed(2)}
            </span>
            <div>
              {source.context === null ? null : (
                <div className="chat-context" dir="auto">
                  {source.context}
                </div>
              )}
              <div dir="auto">{source.text}</div>
              {source.scene === null ? null : <div className="chat-context">Scene {source.scene}</div>}
            </div>
          </li>
        ))}
      </ol>
    </ExpandableSection>
  );
}
