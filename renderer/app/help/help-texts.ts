import type { ScreenAddress } from '../../../shared/model/screen-address';
import { consoleTexts } from './console-texts';
import type { HelpText } from './help-text';
import { servingTexts } from './serving-texts';
import { workTexts } from './work-texts';

/** The help of every screen; an address without one does not compile. */
const texts: Readonly<Record<ScreenAddress['kind'], HelpText>> = {
  ...workTexts,
  ...servingTexts,
  ...consoleTexts,
};

export function helpOf({ kind }: ScreenAddress): HelpText {
  return texts[kind];
}
