import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { AwsProfile } from '../../../shared/model/aws-profile';
import { type AddForm, type Problems, type Wish, withProfile } from './add-form';
import { ColourChoice } from './colour-choice';
import { ProfileField } from './profile-field';
import { RegionField } from './region-field';

interface AddFieldsProps {
  readonly form: AddForm;
  /** The form with what was left open filled in. */
  readonly wish: Wish;
  readonly problems: Problems;
  readonly profiles: readonly AwsProfile[];
  readonly loading: boolean;
  readonly onChange: (form: AddForm) => void;
}

/** What another workspace is made of. */
export function AddFields({ form, wish, problems, profiles, loading, onChange }: AddFieldsProps) {
  return (
    <SpaceBetween size="l">
      <ProfileField
        profiles={profiles}
        loading={loading}
        chosen={profiles.find(({ name }) => name === form.profile) ?? null}
        problem={problems.profile}
        onChoose={(profile) => onChange(withProfile(form, profile))}
      />
      <RegionField
        region={form.region}
        problem={problems.region}
        onChange={(region) => onChange({ ...form, region })}
      />
      <FormField label="Name" description="What this console calls it." errorText={problems.name ?? ''}>
        <Input value={wish.name} onChange={({ detail }) => onChange({ ...form, name: detail.value.slice(0, 64) })} />
      </FormField>
      <ColourChoice colour={wish.colour} onChange={(colour) => onChange({ ...form, colour })} />
      <Checkbox
        checked={form.production}
        description="Says so on every screen, and begins read-only until you change its access."
        onChange={({ detail }) => onChange({ ...form, production: detail.checked })}
      >
        This is production
      </Checkbox>
    </SpaceBetween>
  );
}
