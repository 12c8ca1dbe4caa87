import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { GuardChoice } from '../../../shared/model/promotion';
import { NumberField } from './number-field';
import type { FormProblems, PromoteForm } from './promote-form';

interface GuardsChoiceProps {
  readonly form: PromoteForm;
  readonly problems: FormProblems;
  readonly onChange: (change: Partial<PromoteForm>) => void;
}

/** What takes it back by itself. */
export function GuardsChoice({ form, problems, onChange }: GuardsChoiceProps) {
  return (
    <Container header={<Header variant="h2">What takes it back</Header>}>
      <SpaceBetween size="l">
        <RadioGroup
          value={form.guards}
          ariaLabel="Alarms"
          items={[
            {
              value: 'generate',
              label: 'Alarms made for this promotion',
              description: 'They watch the new fleet alone and are deleted when it has ended.',
            },
            { value: 'existing', label: 'Alarms I have', description: 'By name; each must exist and be quiet now.' },
            { value: 'none', label: 'Nothing', description: 'Whatever the new version does, it stays until you act.' },
          ]}
          onChange={({ detail }) => onChange({ guards: detail.value as GuardChoice['kind'] })}
        />
        {form.guards === 'generate' && (
          <div className="promote-fields">
            <NumberField
              label="Failed requests"
              description="So many in one period (5XX) take it back."
              value={form.errors}
              problem={problems.errors}
              onChange={(errors) => onChange({ errors })}
            />
            <NumberField
              label="Mean latency (milliseconds), optional"
              description="Above this it is taken back, too."
              placeholder="no limit"
              value={form.latencyMilliseconds}
              problem={problems.latencyMilliseconds}
              onChange={(latencyMilliseconds) => onChange({ latencyMilliseconds })}
            />
          </div>
        )}
        {form.guards === 'existing' && (
          <FormField label="Alarm names" description="With commas between." errorText={problems.alarmNames} stretch>
            <Input value={form.alarmNames} onChange={({ detail }) => onChange({ alarmNames: detail.value })} />
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  );
}
