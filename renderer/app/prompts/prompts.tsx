import { failureText } from '../../../shared/errors/failure-text';
import type { Failure } from '../../../shared/errors/result';
import { request } from '../../bridge/client';
import { usePrompts } from '../../bridge/prompts-store';
import { MfaPrompt } from './mfa-prompt';
import { SsoPrompt } from './sso-prompt';
import './prompts.css';

/** What waits for a person, one at a time, the oldest first, over whatever screen is shown. */
export function Prompts() {
  const prompts = usePrompts((slice) => slice.prompts);
  const [prompt, ...others] = prompts;
  if (prompt === undefined) return null;
  const { id } = prompt;
  // The watch takes an answered prompt off the screen, here and in every other window.
  const answer = (code: string | null) => request('prompts.answer', { id, code }).then(problemOf);
  // Keyed: another prompt is another dialog, and nothing typed into the last one is left in it.
  return prompt.kind === 'mfa' ? (
    <MfaPrompt key={id} prompt={prompt} waiting={others.length} onAnswer={answer} />
  ) : (
    <SsoPrompt
      key={id}
      prompt={prompt}
      waiting={others.length}
      onCopy={(text) => request('app.copyText', { text }).then(({ ok }) => ok)}
      onOpen={() => request('prompts.open', { id }).then(problemOf)}
      onCancel={() => answer(null)}
    />
  );
}

type Answered = { readonly ok: true } | { readonly ok: false; readonly error: Failure };

/** In the dialog itself: a notice would stand behind it. */
function problemOf(answered: Answered): string | null {
  return answered.ok ? null : failureText(answered.error);
}
