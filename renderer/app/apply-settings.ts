import { applyDensity, Density } from '@cloudscape-design/global-styles';
import { showTimesIn } from '../../shared/model/format';
import type { Settings } from '../../shared/model/settings';
import { useSettings } from '../bridge/settings-store';

/** Puts density and time zone into force, now and with each change, until cancelled. The theme is the main process's. */
export function followSettings(): () => void {
  const apply = ({ density, timeZone }: Settings) => {
    applyDensity(density === 'compact' ? Density.Compact : Density.Comfortable);
    showTimesIn(timeZone);
  };
  apply(useSettings.getState());
  return useSettings.subscribe(apply);
}
