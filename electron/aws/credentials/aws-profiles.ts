import type { AwsProfile } from '../../../shared/model/aws-profile';
import type { AwsProfiles } from '../../domains/workspaces/ports';
import {
  configPath,
  credentialsPath,
  defaultProfile,
  type Environment,
  type ProfilePlaces,
  readProfileFiles,
} from './profile-files';
import { profileSummary } from './profile-summary';
import { environmentProfile, readPlan } from './read-plan';
import { watchFiles } from './watch-files';

/**
 * The profiles of `~/.aws/config` and `~/.aws/credentials`, or of the files the environment names, the
 * default one (AWS_PROFILE) first. Keys in the environment appear as a profile named `environment`.
 */
export function createAwsProfiles(places: ProfilePlaces): AwsProfiles {
  const { environment } = places;
  return {
    async list() {
      const files = await readProfileFiles(places);
      const names = new Set(files.profiles.keys());
      if (readPlan(files, environment, environmentProfile).kind !== 'incomplete') names.add(environmentProfile);
      // Named but missing: shown with its problem, or the person would look for it in vain.
      if (environment.AWS_PROFILE) names.add(environment.AWS_PROFILE);
      const first = defaultProfile(environment);
      const profiles = [...names]
        .sort((a, b) => Number(b === first) - Number(a === first))
        .map((name): AwsProfile => {
          const region = files.profiles.get(name)?.get('region') || regionOf(environment);
          return profileSummary(name, region, readPlan(files, environment, name));
        });
      return { profiles, files: files.files };
    },
    watch: (onChange, signal) => watchFiles([configPath(places), credentialsPath(places)], onChange, signal),
  };
}

function regionOf(environment: Environment): string | null {
  return environment.AWS_REGION || environment.AWS_DEFAULT_REGION || null;
}
