import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Tabs from '@cloudscape-design/components/tabs';
import { CodeBlock } from './code-block';

export interface CodePanelProps {
  readonly tabs: readonly {
    readonly id: string;
    readonly label: string;
    /** Null: there is none in this language, and the note says why. */
    readonly code: string | null;
    readonly note: string | null;
  }[];
  /** Puts the code on the clipboard; resolves to whether that worked. */
  readonly onCopy: (code: string) => Promise<boolean>;
}

/** The same thing for other hands, in the review of a wizard. */
export function CodePanel(props: CodePanelProps) {
  return (
    <Container header={<Header variant="h2">As code</Header>}>
      <Languages {...props} />
    </Container>
  );
}

/** The same, out of the way until it is asked for: in a dialog, or `boxed` below a form. */
export function CodeDetails({ boxed = false, ...props }: CodePanelProps & { readonly boxed?: boolean }) {
  return (
    <ExpandableSection headerText="As code" variant={boxed ? 'container' : 'default'}>
      <Languages {...props} />
    </ExpandableSection>
  );
}

/** A tab a language. */
export function Languages({ onCopy, tabs }: CodePanelProps) {
  return (
    <Tabs
      ariaLabel="As code"
      tabs={tabs.map(({ code, id, label, note }) => ({
        id,
        label,
        content: (
          <>
            {note === null ? null : <p className="code-note">{note}</p>}
            {code === null ? null : <CodeBlock label={label} code={code} onCopy={onCopy} />}
          </>
        ),
      }))}
    />
  );
}
