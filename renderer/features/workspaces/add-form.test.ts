import { describe, expect, it } from 'vitest';
import type { AwsProfile } from '../../../shared/model/aws-profile';
import type { WorkspaceEntry } from '../../../shared/model/workspace-entry';
import { addProblems, emptyForm, wishOf, withProfile } from './add-form';

const profile = (name: string, region: string | null): AwsProfile => ({
  name,
  kind: 'sso',
  region,
  summary: '',
  problem: null,
});
const entry = (colour: WorkspaceEntry['colour']): WorkspaceEntry => ({
  id: 'aws-dev-eu-west-1',
  profile: 'dev',
  region: 'eu-west-1',
  name: 'Dev',
  colour,
  production: false,
  access: 'full',
  sensitive: [],
  roleArn: null,
  bucket: null,
});

describe('the form for another workspace', () => {
  it('takes region and name from the profile, and a colour nobody has', () => {
    const form = withProfile(emptyForm, profile('dev', 'eu-west-1'));
    expect(wishOf(form, [entry('blue')])).toEqual({
      profile: 'dev',
      region: 'eu-west-1',
      name: 'dev',
      colour: 'green',
      production: false,
    });
  });

  it('suggests production, in red, for a profile that is called so, and leaves the person the last word', () => {
    for (const name of ['prod', 'company-production', 'live.eu'])
      expect(wishOf(withProfile(emptyForm, profile(name, null)), [])).toMatchObject({
        production: true,
        colour: 'red',
      });
    const form = withProfile({ ...emptyForm, colour: 'pink' }, profile('prod', null));
    expect(wishOf(form, []).colour).toBe('pink');
    expect(withProfile(emptyForm, profile('product-team', null)).production).toBe(false);
  });

  it('keeps a region that was typed when the profile has none', () => {
    expect(withProfile({ ...emptyForm, region: 'us-west-2' }, profile('dev', null)).region).toBe('us-west-2');
  });

  it('says what is missing and what is there already', () => {
    expect(addProblems(wishOf(emptyForm, []), [])).toEqual({
      profile: 'Choose a profile.',
      region: 'A region looks like eu-west-1.',
      name: 'Give the workspace a name.',
    });
    const wish = wishOf(withProfile(emptyForm, profile('dev', 'eu-west-1')), []);
    expect(addProblems(wish, [])).toEqual({});
    expect(addProblems(wish, [entry('blue')])).toEqual({ region: 'Dev is this profile in this region already.' });
  });
});
