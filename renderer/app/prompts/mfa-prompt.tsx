import Button from '@cloudscape-design/components/button';
import { type FormEvent, useId, useState } from 'react';
import type { Prompt } from '../../../shared/contract/workspaces';
import { ModalDialog } from '../../ui/modal-dialog';
import { mfaAttempts, mfaCodeProblem } from './mfa-code';
import { PromptFacts } from './prompt-facts';
import { PromptMore } from './prompt-more';

interface MfaPromptProps {
  readonly prompt: Extract<Prompt, { kind: 'mfa' }>;
  /** How many other prompts wait behind this one. */
  readonly waiting: number;
  /** The code, or null to cancel; resolves to why it did not arrive, null when it did. */
  readonly onAnswer: (code: string | null) => Promise<string | null>;
}

/** Asks for the six digits of an MFA device. The code lives in this field only, and goes with it. */
export function MfaPrompt({ prompt, waiting, onAnswer }: MfaPromptProps) {
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [undelivered, setUndelivered] = useState<string | null>(null);
  const problem = mfaCodeProblem(code);
  const field = useId();
  const refused = prompt.attempt > 1 && code === '';
  const wrong =
    tried && problem !== null
      ? problem
      : refused
        ? 'That code was wrong or already used. Wait until the device shows the next one: each works once.'
        : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem === null) void onAnswer(code).then(setUndelivered);
  };
  const cancel = () => void onAnswer(null).then(setUndelivered);
  return (
    <ModalDialog title="Enter an MFA code" onCancel={cancel}>
      <p>Upside needs a code of your MFA device {prompt.reason}.</p>
      <PromptFacts
        facts={[
          { label: 'Profile', value: prompt.profile },
          { label: 'Device', value: prompt.serial },
          { label: 'Attempt', value: `${prompt.attempt} of ${mfaAttempts}` },
        ]}
      />
      <form onSubmit={submit} noValidate>
        <label className="prompt-label" htmlFor={field}>
          Code
        </label>
        <input
          id={field}
          className="prompt-code-field"
          // biome-ignore lint/a11y/noAutofocus: the dialog is there for this one field.
          autoFocus
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={6}
          value={code}
          aria-invalid={wrong !== null}
          aria-describedby={`${field}-hint`}
          onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
        />
        <p id={`${field}-hint`} className={wrong === null ? 'prompt-hint' : 'prompt-wrong'} role="status">
          {wrong ?? 'The 6 digits the device shows now.'}
        </p>
        <div className="modal-dialog-buttons">
          <Button formAction="none" onClick={cancel}>
            Cancel
          </Button>
          <Button variant="primary" formAction="submit">
            Continue
          </Button>
        </div>
      </form>
      <PromptMore problem={undelivered} waiting={waiting} />
    </ModalDialog>
  );
}
