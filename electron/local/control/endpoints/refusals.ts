import type { AwsError } from '../../gateway/service';
import { validationFailure } from '../errors';

/** A valid request for what this machine has not: refused at once, since nothing would ever serve it. */
export function notHere(what: string, advice?: string): AwsError {
  return validationFailure(
    `The local workspace does not have ${what}.${advice === undefined ? '' : ` ${advice}`} No resource was created or changed.`,
  );
}

/** Throws for the first member that is given and not possible here; `names` are its words for the error. */
export function refuseMembers(request: object, names: Readonly<Record<string, string>>): void {
  for (const [member, words] of Object.entries(names)) {
    const value = (request as Readonly<Record<string, unknown>>)[member];
    if (value !== undefined && value !== false && value !== '') throw notHere(`${words} (${member})`);
  }
}
