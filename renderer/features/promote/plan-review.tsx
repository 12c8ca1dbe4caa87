import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { CommandOutput } from '../../../shared/contract/index';
import { besideProblems } from '../../../shared/model/preflight';
import { request } from '../../bridge/client';
import type { Loaded } from '../../bridge/use-request';
import { CheckList } from '../../ui/check-list';
import { DifferenceTable } from '../../ui/difference-table';
import { FailureAlert } from '../../ui/failure-alert';

const copy = async (text: string) => (await request('app.copyText', { text })).ok;

interface PlanReviewProps {
  /** Null while the form is not a request yet. */
  readonly plan: Loaded<CommandOutput<'promotions.plan'>> | null;
  /** What to do first, while there is no plan. */
  readonly first: string;
  readonly onRetry: () => void;
}

/** What would change, as the workspace says it now. */
export function PlanReview(props: PlanReviewProps) {
  return (
    <Container header={<Header variant="h2">What changes</Header>}>
      <PlanBody {...props} />
    </Container>
  );
}

function PlanBody({ first, plan, onRetry }: PlanReviewProps) {
  if (plan === null) return <Box color="text-body-secondary">{first}</Box>;
  if (plan.kind === 'loading')
    return (
      <Box color="text-body-secondary">
        <Spinner /> Comparing with what is live
      </Box>
    );
  if (plan.kind === 'failed')
    return <FailureAlert what="The plan could not be made" failure={plan.error} onRetry={onRetry} />;
  const { checks, differences, notes, price, problems } = plan.data;
  return (
    <SpaceBetween size="m">
      {problems.map(({ field, hint, message }) => (
        <Alert key={`${field} ${message}`} type="error" statusIconAriaLabel="Error" header={message}>
          {hint}
        </Alert>
      ))}
      {differences.length > 0 && <DifferenceTable rows={differences} />}
      {notes.map((note) => (
        <Alert key={note} type="info" statusIconAriaLabel="Note">
          {note}
        </Alert>
      ))}
      <Box color="text-body-secondary">{price}</Box>
      <CheckList checks={besideProblems(checks)} onCopy={copy} />
    </SpaceBetween>
  );
}
