import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import type { Shifting } from '../../../shared/model/endpoint';
import { NumberField } from './number-field';
import type { FormProblems, PromoteForm } from './promote-form';

interface StrategyChoiceProps {
  readonly form: PromoteForm;
  readonly problems: FormProblems;
  readonly onChange: (change: Partial<PromoteForm>) => void;
}

/** How traffic moves to the new fleet. */
export function StrategyChoice({ form, problems, onChange }: StrategyChoiceProps) {
  return (
    <Container header={<Header variant="h2">How traffic moves</Header>}>
      <SpaceBetween size="l">
        <Tiles
          value={form.strategy}
          columns={3}
          ariaLabel="Strategy"
          items={[
            {
              value: 'canary',
              label: 'Canary',
              description: 'A small share first. If no alarm rings while it waits, the rest follows at once.',
            },
            {
              value: 'linear',
              label: 'Linear',
              description: 'Step by step, with a watched wait after each step.',
            },
            {
              value: 'all-at-once',
              label: 'All at once',
              description: 'All traffic in one move, once the new fleet answers.',
            },
          ]}
          onChange={({ detail }) => onChange({ strategy: detail.value as Shifting['kind'] })}
        />
        <div className="promote-fields">
          {form.strategy !== 'all-at-once' && (
            <>
              <NumberField
                label={form.strategy === 'canary' ? 'First share (percent)' : 'Each step (percent)'}
                description="Of the new fleet’s instances, at most half."
                value={form.percent}
                problem={problems.percent}
                onChange={(percent) => onChange({ percent })}
              />
              <NumberField
                label="Wait after a step (seconds)"
                description="So long the alarms are watched before it goes on."
                value={form.waitSeconds}
                problem={problems.waitSeconds}
                onChange={(waitSeconds) => onChange({ waitSeconds })}
              />
            </>
          )}
          <NumberField
            label="Keep the old fleet (seconds)"
            description="After all traffic has moved; an alarm in this time still goes back."
            value={form.terminationWaitSeconds}
            problem={problems.terminationWaitSeconds}
            onChange={(terminationWaitSeconds) => onChange({ terminationWaitSeconds })}
          />
        </div>
      </SpaceBetween>
    </Container>
  );
}
