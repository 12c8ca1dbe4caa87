import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { type CodePanelProps, Languages } from './code-panel';
import { FailureAlert, type FailureAlertProps } from './failure-alert';
import { ScreenPlaceholder } from './screen-placeholder';

/** Code that has to be found out first. */
export type AskedCode =
  | { readonly kind: 'loading' }
  | { readonly kind: 'tabs'; readonly tabs: CodePanelProps['tabs'] }
  /** There is none; why, in a sentence. */
  | { readonly kind: 'none'; readonly why: string }
  | { readonly kind: 'failed'; readonly failure: FailureAlertProps['failure']; readonly retry: () => void };

export interface AskedCodeDetailsProps extends Pick<CodePanelProps, 'onCopy'> {
  readonly code: AskedCode;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}

/** The same as CodeDetails where finding the code out costs something: nothing is asked before it is opened. */
export function AskedCodeDetails({ code, onCopy, onToggle, open }: AskedCodeDetailsProps) {
  return (
    <ExpandableSection headerText="As code" expanded={open} onChange={({ detail }) => onToggle(detail.expanded)}>
      {open ? <Found code={code} onCopy={onCopy} /> : null}
    </ExpandableSection>
  );
}

function Found({ code, onCopy }: Pick<AskedCodeDetailsProps, 'code' | 'onCopy'>) {
  switch (code.kind) {
    case 'loading':
      return <ScreenPlaceholder label="Finding out what would be sent" />;
    case 'tabs':
      return <Languages tabs={code.tabs} onCopy={onCopy} />;
    case 'none':
      return <p className="code-note">{code.why}</p>;
    case 'failed':
      return <FailureAlert what="The code could not be written" failure={code.failure} onRetry={code.retry} />;
  }
}
