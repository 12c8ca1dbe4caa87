import type { KeyPlan } from '../key-plan';
import type { ProfileFiles, Values } from '../profile-files';

const defaultScope = 'sso:account:access';

/** A profile's SSO settings, with its sso-session or in the earlier form; null when it has none. */
export function readSsoPlan(files: ProfileFiles, name: string, values: Values): KeyPlan | null {
  const sessionName = values.get('sso_session');
  const told = ['sso_session', 'sso_start_url', 'sso_account_id', 'sso_role_name'].some((key) => values.has(key));
  if (!told) return null;
  const incomplete = (problem: string): KeyPlan => ({ kind: 'incomplete', problem });
  const session = sessionName === undefined ? values : files.sessions.get(sessionName);
  if (!session) return incomplete(`Profile ${name} uses the sso-session ${sessionName}, which does not exist.`);
  const where = sessionName === undefined ? `Profile ${name}` : `The sso-session ${sessionName}`;
  const startUrl = session.get('sso_start_url');
  const region = session.get('sso_region');
  if (!startUrl || !region) return incomplete(`${where} lacks ${startUrl ? 'sso_region' : 'sso_start_url'}.`);
  for (const key of ['sso_start_url', 'sso_region']) {
    const own = values.get(key);
    if (own !== undefined && own !== session.get(key))
      return incomplete(`Profile ${name} and its sso-session ${sessionName} disagree about ${key}.`);
  }
  const accountId = values.get('sso_account_id');
  const roleName = values.get('sso_role_name');
  if (!accountId || !roleName)
    return incomplete(`Profile ${name} lacks ${accountId ? 'sso_role_name' : 'sso_account_id'}.`);
  const scopes = (session.get('sso_registration_scopes') ?? '').split(',').map((scope) => scope.trim());
  const asked = scopes.filter((scope) => scope !== '');
  return {
    kind: 'sso',
    session: sessionName ?? null,
    startUrl,
    region,
    // The earlier form registers without scopes and so gets no refresh token, as in the AWS tools.
    scopes: sessionName === undefined ? [] : asked.length > 0 ? asked : [defaultScope],
    accountId,
    roleName,
  };
}
