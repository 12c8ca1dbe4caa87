import type { ThemeWords } from './theme-words';

export const despair: ThemeWords = {
  strong: `hopeless, hopelessly, hopelessness, despair, desperate, desperation, give up, lose hope, lost hope, no hope, no way out, no point, what is the point,
    there is no point, what is the use, no use, for nothing, all for nothing, pointless, it is over, all is over, too late, nothing left, nothing matters,
    nothing works, nothing helps, doomed, we are finished, i am finished, done for, ruined, cannot go on, cannot take it, cannot take this,
    cannot do this anymore, cannot bear, cannot stand it anymore, no tomorrow, no future, everything is gone, end it all, want to die,
    wish i was dead, wish i were dead, never wake up, never come back, never coming back, not coming back, never get better, never going to end,
    no one is coming, nobody is coming, heartbroken, broken heart, misery, miserable, agony, anguish, in vain, unbearable, beyond saving`,
  clear: `grief, grieve, mourn, sorrow, weep, sob, cry, tears, depressed, depression, gloomy, bleak, numb, empty inside, drown, drowning in, shattered, crushed,
    defeat, defeated, helpless, powerless, worthless, useless, meaningless, collapse, fall apart, falling apart, suffer, suffering, torment, wretched,
    tragedy, tragic, funeral, grave, buried, die, dead, death, dying, darkest, abyss, never again, never see him again, never see her again, never see them again,
    surrender, giving in, want it to end, lose everything, lost everything, going to lose, so tired, sick of living, cannot sleep, all gone, impossible`,
  faint: `lose, gone, end, sad, dark, darkness, tired, empty, pain, fail, failure, nothing, never, broken, worse, worst, bad news, cold, hell, waste, anymore, sink, fade, wrong,
    without him, without her`,
};
