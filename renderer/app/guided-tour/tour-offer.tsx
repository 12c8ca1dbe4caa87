import Button from '@cloudscape-design/components/button';
import { useIdentity } from '../../bridge/use-identity';
import { canResume, changeTour, startTour, useTour } from './tour-store';
import './guided-tour.css';

/** On Home: the tour for who is here for the first time, or the way back to one that was left. */
export function TourOffer() {
  const progress = useTour((slice) => slice.progress);
  const { kind } = useIdentity();
  // On AWS what it makes would cost money.
  if (kind !== 'local' || progress === null || progress.state === 'running') return null;
  const resumes = canResume(progress);
  if (!resumes && progress.state !== 'unasked') return null;
  return (
    <section className="tour-offer" aria-label="Guided tour">
      <div>
        <h2>{resumes ? 'The tour waits where you left it' : 'New here?'}</h2>
        <p>
          {resumes
            ? 'Go on, or tidy up what was made on it.'
            : 'Ten minutes with sample data: from transcripts to a character that answers. On the real screens, with what you really do.'}
        </p>
      </div>
      <div className="tour-buttons">
        <Button onClick={startTour}>{resumes ? 'Go on with the tour' : 'Take the guided tour'}</Button>
        <Button variant="link" onClick={() => changeTour({ state: resumes ? 'ended' : 'declined' })}>
          {resumes ? 'End it' : 'Not now'}
        </Button>
      </div>
    </section>
  );
}
