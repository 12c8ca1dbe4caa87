import { applyMode, disableMotion, Mode } from '@cloudscape-design/global-styles';

/** Follows the system's light or dark and its wish for less motion, live, until cancelled. */
export function followSystemTheme(): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const still = window.matchMedia('(prefers-reduced-motion: reduce)');
  const apply = () => {
    applyMode(dark.matches ? Mode.Dark : Mode.Light);
    disableMotion(still.matches);
  };
  apply();
  dark.addEventListener('change', apply);
  still.addEventListener('change', apply);
  return () => {
    dark.removeEventListener('change', apply);
    still.removeEventListener('change', apply);
  };
}
