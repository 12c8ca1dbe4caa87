import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import type { PersonaPreset } from '../../../shared/model/persona';
import { hrefOf } from '../../../shared/model/screen-address';
import { useMayChange } from '../../bridge/may-change';
import type { TargetDraft } from './chat-store';
import type { KnownEndpoints } from './use-endpoints';

interface EmptyChatProps {
  readonly endpoints: KnownEndpoints;
  readonly target: TargetDraft;
  readonly online: boolean;
  /** Who the persona is, where that is known. */
  readonly preset: PersonaPreset | null;
  /** Puts a question into the composer. */
  readonly onQuestion: (question: string) => void;
}

/** What stands where nothing was said yet: the next step. */
export function EmptyChat({ endpoints, online, onQuestion, preset, target }: EmptyChatProps) {
  const mayChange = useMayChange();
  if (online && endpoints.live && endpoints.list?.length === 0) {
    return (
      <div className="chat-empty">
        <Box variant="h2" tagOverride="h1">
          No endpoint to talk to yet
        </Box>
        <Box variant="p" color="text-body-secondary" padding={{ bottom: 'm' }}>
          Deploy a model version as an endpoint; on the local workspace it serves from this machine.
        </Box>
        <Button variant="primary" href={hrefOf({ kind: 'deploy', packageArn: null })} {...mayChange}>
          Deploy an endpoint
        </Button>
      </div>
    );
  }
  const name = target.persona?.name;
  return (
    <div className="chat-empty">
      <Box variant="h2" tagOverride="h1">
        {name === undefined ? 'Begin a conversation' : `Talk to ${name}`}
      </Box>
      {preset === null ? null : (
        <Box variant="p">
          {preset.summary} <span className="chat-series">{preset.series}</span>
        </Box>
      )}
      <Box variant="p" color="text-body-secondary">
        {target.persona?.kind === 'character'
          ? 'Answers say whether they were found in the training lines or generated, and show what they rest on.'
          : 'Answers are shown as they come, with what was measured of them.'}
      </Box>
      {preset === null || !online ? null : (
        <ul className="chat-starters" aria-label="Questions to begin with">
          {preset.questions.map((question) => (
            <li key={question}>
              <Button onClick={() => onQuestion(question)}>{question}</Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
