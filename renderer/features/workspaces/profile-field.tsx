import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import type { AwsProfile } from '../../../shared/model/aws-profile';
import { adviceOf, kindWords, nextStepOf } from './profile-words';

interface ProfileFieldProps {
  readonly profiles: readonly AwsProfile[];
  readonly loading: boolean;
  readonly chosen: AwsProfile | null;
  readonly problem: string | undefined;
  readonly onChoose: (profile: AwsProfile) => void;
}

/** One of the profiles of the AWS configuration files, with how it comes by its keys and what is wrong with it. */
export function ProfileField({ profiles, loading, chosen, problem, onChoose }: ProfileFieldProps) {
  return (
    <FormField
      label="Profile"
      description="Of your AWS configuration files. It says where keys come from; Upside keeps none."
      errorText={problem ?? ''}
      warningText={chosen === null || chosen.problem === null ? '' : `${chosen.problem} ${nextStepOf(chosen)}`}
      constraintText={chosen === null || chosen.problem !== null ? undefined : adviceOf(chosen)}
    >
      <Select
        selectedOption={chosen === null ? null : { value: chosen.name, label: chosen.name }}
        placeholder="Choose a profile"
        statusType={loading ? 'loading' : 'finished'}
        loadingText="Reading the AWS configuration files"
        empty="No profiles"
        filteringType={profiles.length > 8 ? 'auto' : 'none'}
        options={profiles.map((profile) => ({
          value: profile.name,
          label: profile.name,
          labelTag: profile.problem === null ? kindWords(profile.kind) : 'Has a problem',
          description: profile.problem ?? sentence(profile.summary),
          tags: profile.region === null ? [] : [profile.region],
        }))}
        onChange={({ detail }) => {
          const profile = profiles.find(({ name }) => name === detail.selectedOption.value);
          if (profile !== undefined) onChoose(profile);
        }}
      />
    </FormField>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
