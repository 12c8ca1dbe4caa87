import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import './code-block.css';

interface CodeBlockProps {
  /** What the code is, for the button's name. */
  readonly label: string;
  readonly code: string;
  /** Puts it on the clipboard; resolves to whether that worked. */
  readonly onCopy: (code: string) => Promise<boolean>;
}

/** Code to read and to copy whole. */
export function CodeBlock({ label, code, onCopy }: CodeBlockProps) {
  const [copied, setCopied] = useState<{ readonly code: string; readonly done: boolean } | null>(null);
  const said = copied?.code === code ? (copied.done ? 'Copied' : 'Not copied') : 'Copy';
  return (
    <div className="code-block">
      <div className="code-block-copy">
        <Button
          iconName={said === 'Copied' ? 'check' : 'copy'}
          ariaLabel={`${said}: ${label}`}
          onClick={() => void onCopy(code).then((done) => setCopied({ code, done }))}
        >
          {said}
        </Button>
      </div>
      {/* A long line scrolls, and what scrolls has to be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above. */}
      <section className="code-block-text" tabIndex={0} aria-label={label}>
        <pre>{code}</pre>
      </section>
    </div>
  );
}
