import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import { formatDateTime } from '../../../shared/model/format';
import type { Promotion, PromotionVerdict } from '../../../shared/model/promotion';

const words: Readonly<
  Record<PromotionVerdict['kind'], { readonly title: string; readonly type: 'success' | 'error' | 'warning' }>
> = {
  promoted: { title: 'Promoted', type: 'success' },
  'rolled-back': { title: 'Rolled back', type: 'error' },
  failed: { title: 'Failed', type: 'error' },
  superseded: { title: 'Overtaken by another change', type: 'warning' },
  unknown: { title: 'The outcome is not known', type: 'warning' },
};

/** How it ended, in calm words; while it has not, what is awaited. */
export function VerdictBanner({ promotion }: { readonly promotion: Promotion }) {
  const { kind, verdict } = promotion;
  if (verdict === null)
    return (
      <Box fontSize="heading-m">
        <Spinner /> {promotion.step === 'watch' ? 'Traffic is moving; alarms are watched.' : 'Being prepared.'} It goes
        on when this window is closed.
      </Box>
    );
  const { title, type } = words[verdict.kind];
  const header = kind === 'revert' && verdict.kind === 'promoted' ? 'Back at the version before' : title;
  return (
    <Alert type={type} header={header} statusIconAriaLabel={header}>
      {verdict.reason}
      {verdict.alarms.length > 0 && ` Alarms that rang: ${verdict.alarms.join(', ')}.`} {formatDateTime(verdict.at)}.
    </Alert>
  );
}
