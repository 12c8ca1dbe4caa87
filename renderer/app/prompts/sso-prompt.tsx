import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import type { Prompt } from '../../../shared/contract/workspaces';
import { ModalDialog } from '../../ui/modal-dialog';
import { Ticking } from '../../ui/ticking';
import { expiryWords } from './code-expiry';
import { PromptFacts } from './prompt-facts';
import { PromptMore } from './prompt-more';

interface SsoPromptProps {
  readonly prompt: Extract<Prompt, { kind: 'sso' }>;
  /** How many other prompts wait behind this one. */
  readonly waiting: number;
  /** Resolves to whether the clipboard took it. */
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Both resolve to what went wrong, null when nothing did. */
  readonly onOpen: () => Promise<string | null>;
  readonly onCancel: () => Promise<string | null>;
}

/** Leads to the sign-in page of IAM Identity Center; the dialog goes away by itself once the sign-in was seen. */
export function SsoPrompt({ prompt, waiting, onCopy, onOpen, onCancel }: SsoPromptProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const [opened, setOpened] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const cancel = () => void onCancel().then(setProblem);
  return (
    <ModalDialog title="Sign in to AWS in your browser" onCancel={cancel}>
      <p>Open the sign-in page and check that it shows this code. Enter no code that came from anybody else.</p>
      <div className="prompt-user-code">
        <output aria-label="Code">{prompt.userCode}</output>
        <Button iconName="copy" onClick={() => void onCopy(prompt.userCode).then(setCopied)}>
          {copied === null ? 'Copy code' : copied ? 'Copied' : 'Not copied'}
        </Button>
      </div>
      <PromptFacts
        facts={[
          { label: 'Profile', value: prompt.profile },
          { label: 'Sign-in page', value: prompt.host },
        ]}
      />
      <p className="prompt-waiting">
        <Spinner /> Waiting for the sign-in in your browser…
      </p>
      <p className="prompt-hint">
        <Ticking running text={(now) => expiryWords(prompt.expiresAt, now)} />
      </p>
      <div className="modal-dialog-buttons">
        <Button onClick={cancel}>Cancel</Button>
        <Button
          variant="primary"
          iconName="external"
          iconAlign="right"
          onClick={() => {
            setOpened(true);
            void onOpen().then(setProblem);
          }}
        >
          {opened ? 'Open browser again' : 'Open browser'}
        </Button>
      </div>
      <PromptMore problem={problem} waiting={waiting} />
    </ModalDialog>
  );
}
