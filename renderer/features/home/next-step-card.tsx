import Button from '@cloudscape-design/components/button';
import { type NextStep, nextStepWords } from '../../../shared/model/next-step';
import { hrefOf } from '../../../shared/model/screen-address';

/** The one thing to do next; its place is kept while it is not known. */
export function NextStepCard({ next, offline }: { readonly next: NextStep | null; readonly offline: boolean }) {
  const words = next === null ? null : nextStepWords(next);
  return (
    <section className="home-next" aria-label="Next step" aria-busy={words === null}>
      <div>
        <p className="home-kicker">Next step</p>
        <h2>{words?.title ?? 'Looking at the workspace…'}</h2>
        <p className="home-quiet">
          {words === null ? 'What is here decides what comes next.' : words.why}
          {offline && words !== null ? ' It needs the workspace, which is offline now.' : ''}
        </p>
      </div>
      {words === null ? null : (
        <Button variant="primary" href={hrefOf(words.address)}>
          {words.action}
        </Button>
      )}
    </section>
  );
}
