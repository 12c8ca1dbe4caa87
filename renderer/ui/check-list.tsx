import ExpandableSection from '@cloudscape-design/components/expandable-section';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { CodeBlock } from './code-block';
import './check-list.css';

interface ListedCheck {
  readonly id: string;
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'unknown';
  readonly detail: string;
  readonly hint: string;
  /** It stands in the way; a failed check that does not is a warning. */
  readonly blocks: boolean;
  /** JSON that would mend it. */
  readonly policy?: string | undefined;
}

interface CheckListProps {
  readonly checks: readonly ListedCheck[];
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** What was looked at, the worst first; what passed is folded away while there is anything else to read. */
export function CheckList({ checks, onCopy }: CheckListProps) {
  const open = checks.filter(({ outcome }) => outcome !== 'passed').toSorted((a, b) => weight(a) - weight(b));
  const passed = checks.filter(({ outcome }) => outcome === 'passed');
  return (
    <>
      {open.length === 0 ? null : <Items checks={open} onCopy={onCopy} />}
      {passed.length === 0 ? null : (
        <ExpandableSection headerText={`${passed.length} ${passed.length === 1 ? 'check' : 'checks'} passed`}>
          <Items checks={passed} onCopy={onCopy} />
        </ExpandableSection>
      )}
    </>
  );
}

function Items({ checks, onCopy }: CheckListProps) {
  return (
    <ul className="check-list">
      {checks.map((check) => {
        const { type, word } = lookOf(check);
        return (
          <li key={`${check.id} ${check.detail}`}>
            <StatusIndicator type={type} iconAriaLabel={word}>
              {check.title}: {word}
            </StatusIndicator>
            <p className="check-detail">
              {check.detail} {check.hint}
            </p>
            {check.policy === undefined ? null : (
              <div className="check-more">
                <CodeBlock label={`Policy for ${check.title}`} code={check.policy} onCopy={onCopy} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function lookOf({ blocks, outcome }: ListedCheck): { readonly type: StatusIndicatorProps.Type; readonly word: string } {
  if (outcome === 'passed') return { type: 'success', word: 'passed' };
  if (outcome === 'unknown') return { type: 'info', word: 'could not be checked' };
  return blocks ? { type: 'error', word: 'failed' } : { type: 'warning', word: 'may fail' };
}

function weight({ blocks, outcome }: ListedCheck): number {
  return outcome === 'unknown' ? 2 : blocks ? 0 : 1;
}
