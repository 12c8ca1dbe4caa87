import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useState } from 'react';
import { hrefOf } from '../../../shared/model/screen-address';
import { navigate } from '../../ui/location-hash';
import { pointAt } from './point-at';
import { tourSteps } from './steps';
import { TidyPanel } from './tidy-panel';
import { changeTour, leaveTour, useTour } from './tour-store';
import { useTourView } from './use-tour-view';
import './guided-tour.css';

/** The tour beside the screens: where one is, what to do and why. It covers nothing and can be left at any time. */
export function TourPanel() {
  const progress = useTour((slice) => slice.progress);
  const view = useTourView();
  const [pointed, setPointed] = useState<{ readonly words: string } | null>(null);
  useEffect(() => (pointed === null ? undefined : pointAt(pointed.words)), [pointed]);
  if (progress === null) return null;
  const step = tourSteps[progress.step];
  if (step === undefined) return <TidyPanel progress={progress} view={view} />;

  const where = step.where(view);
  const done = step.isDone(view);
  const trouble = step.trouble?.(view) ?? null;
  const goTo = (index: number) => {
    setPointed(null);
    changeTour({ step: index });
  };
  return (
    <section className="tour" aria-label="Guided tour">
      <p className="tour-count numeric">{`Step ${progress.step + 1} of ${tourSteps.length}`}</p>
      <progress value={progress.step + (done ? 1 : 0)} max={tourSteps.length} aria-label="Steps done" />
      <h2>{step.title}</h2>
      <p>{step.what}</p>
      <p className="tour-why">{step.why}</p>
      <p className="tour-state" role="status">
        {done ? (
          <StatusIndicator type="success">Done</StatusIndicator>
        ) : trouble !== null ? (
          <StatusIndicator type="error">{trouble}</StatusIndicator>
        ) : where === null ? (
          <StatusIndicator type="info">An earlier step comes first.</StatusIndicator>
        ) : (
          <StatusIndicator type="pending">Not done yet</StatusIndicator>
        )}
      </p>
      <div className="tour-buttons">
        <Button
          variant={done ? 'normal' : 'primary'}
          disabled={where === null}
          onClick={() => {
            if (where === null) return;
            navigate(hrefOf(where));
            setPointed(step.point === null ? null : { words: step.point });
          }}
        >
          Show me
        </Button>
        <Button variant={done ? 'primary' : 'normal'} onClick={() => goTo(progress.step + 1)}>
          {done ? 'Next step' : 'Skip'}
        </Button>
        <Button disabled={progress.step === 0} onClick={() => goTo(progress.step - 1)}>
          Back
        </Button>
      </div>
      <button type="button" className="link-button tour-leave" onClick={leaveTour}>
        Leave the tour
      </button>
    </section>
  );
}
