import Icon, { type IconProps } from '@cloudscape-design/components/icon';
import Spinner from '@cloudscape-design/components/spinner';
import { formatDateTime } from '../../../shared/model/format';
import type { Promotion, PromotionVerdict } from '../../../shared/model/promotion';

interface Look {
  readonly title: string;
  /** A rollback is what the guards are for: a warning, not an error. */
  readonly tone: 'good' | 'warn' | 'bad';
  readonly icon: IconProps.Name;
}

const looks: Readonly<Record<PromotionVerdict['kind'], Look>> = {
  promoted: { title: 'Promoted', tone: 'good', icon: 'status-positive' },
  'rolled-back': { title: 'Rolled back', tone: 'warn', icon: 'undo' },
  failed: { title: 'Failed', tone: 'bad', icon: 'status-negative' },
  superseded: { title: 'Overtaken by another change', tone: 'warn', icon: 'status-warning' },
  unknown: { title: 'The outcome is not known', tone: 'warn', icon: 'status-warning' },
};

/** How it ended, in large calm words; while it has not, what goes on. One box for both, so that nothing jumps. */
export function VerdictBanner({ promotion }: { readonly promotion: Promotion }) {
  const { kind, step, verdict } = promotion;
  if (verdict === null)
    return (
      <section className="verdict" aria-live="polite">
        <span className="verdict-sign">
          <Spinner size="large" />
        </span>
        <div>
          <h2>{step === 'watch' ? 'Traffic is moving' : 'Being prepared'}</h2>
          <p>
            {step === 'watch'
              ? 'The service shifts it and watches the alarms; it goes on when this window is closed.'
              : 'Nothing of the endpoint has changed yet; it goes on when this window is closed.'}
          </p>
        </div>
      </section>
    );
  const { icon, title, tone } = looks[verdict.kind];
  return (
    <section className={`verdict verdict-${tone}`} aria-live="polite">
      <span className="verdict-sign">
        <Icon name={icon} size="medium" />
      </span>
      <div>
        <h2>{kind === 'revert' && verdict.kind === 'promoted' ? 'Back at the version before' : title}</h2>
        <p>{verdict.reason}</p>
        {unsaidAlarms(verdict).length > 0 && <p>Alarms that rang: {unsaidAlarms(verdict).join(', ')}.</p>}
        <p className="verdict-when">{formatDateTime(verdict.at)}</p>
      </div>
    </section>
  );
}

/** The service names the alarm in its reason already, mostly. */
function unsaidAlarms({ alarms, reason }: PromotionVerdict): readonly string[] {
  return alarms.filter((name) => !reason.includes(name));
}
