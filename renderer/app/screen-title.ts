import { assertNever } from '../../shared/errors/assert-never';
import type { ScreenAddress } from '../../shared/model/screen-address';

/** What a screen is called in the window title, the breadcrumb and to a screen reader. */
export function titleOf(address: ScreenAddress): string {
  switch (address.kind) {
    case 'jobs':
      return 'Training jobs';
    case 'job':
      return address.name;
    case 'launch':
      return 'New training job';
    case 'unknown':
      return 'Not found';
    default:
      return assertNever(address);
  }
}
