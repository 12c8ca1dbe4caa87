import type { ThemeName } from '../../../../../shared/model/insights/themes';
import { danger } from './danger';
import { despair } from './despair';
import { guilt } from './guilt';
import { hope } from './hope';
import { isolation } from './isolation';
import { love } from './love';
import { rebellion } from './rebellion';
import type { ThemeWords } from './theme-words';
import { trust } from './trust';

/** Every theme's words. */
export const lexicon: Readonly<Record<ThemeName, ThemeWords>> = {
  Hope: hope,
  Despair: despair,
  Trust: trust,
  Isolation: isolation,
  Rebellion: rebellion,
  Danger: danger,
  Love: love,
  Guilt: guilt,
};
