import type { ThemeName } from '../../../../../shared/model/insights/themes';

/**
 * Beginnings of words that mean a theme in whatever word they stand, for those that no list has: "heartache", "friendlessness".
 * At least five letters each, so that none is met by chance.
 */
export const wordParts: Readonly<Record<ThemeName, readonly string[]>> = {
  Hope: ['hopef', 'optimis', 'miracul', 'promisin', 'recoveri', 'hearten', 'uplift'],
  Despair: [
    'despair',
    'hopeless',
    'heartbr',
    'heartache',
    'depress',
    'futil',
    'mourn',
    'grief',
    'misera',
    'despond',
    'wretch',
  ],
  Trust: ['trustw', 'faithful', 'loyal', 'reliab', 'depend', 'confid', 'honest', 'integrit'],
  Isolation: ['isolat', 'lonel', 'friendless', 'solit', 'seclu', 'outcast', 'abandon', 'homesick', 'ostraci'],
  Rebellion: ['rebel', 'revolut', 'defian', 'disobe', 'mutin', 'protest', 'insubord', 'boycot', 'sabotag', 'uprising'],
  Danger: [
    'danger',
    'threat',
    'murder',
    'explo',
    'poison',
    'assass',
    'strangl',
    'suffoc',
    'electrocut',
    'venom',
    'quicksand',
  ],
  Love: ['loving', 'roman', 'affection', 'sweethear', 'adorab', 'cuddl', 'snuggl', 'smooch', 'betroth'],
  Guilt: ['guilt', 'apolog', 'remors', 'regret', 'asham', 'betray', 'forgiv', 'repent', 'culpab'],
};
