import type { ThemeWords } from './theme-words';

export const rebellion: ThemeWords = {
  strong: `rebel, rebellion, rebellious, revolt, revolution, uprising, resist, resistance, defy, defiance, defiant, disobey, disobedience, mutiny, protest, fight back, stand up to,
    stand up against, rise up, break the rules, breaking rules, against the rules, stupid rules, no more rules, screw the rules, hate rules, no more orders, not take orders, tired of orders, tell me what to do,
    tells me what to do, tell us what to do, boss me around, bossing me, boss us around, not the boss, not my boss, not my mother, not my father, not my dad, make me, refuse, will not obey, not obey, sneak out, sneak off, sneak in, run away from home,
    not going to stop us, let them try, try and stop me, try to stop me, try to stop us, cannot stop us, cannot stop me, cannot make me, cannot make us, do not care what they, not care what they say, not apologize, will not apologize,
    not sorry, on strike, overthrow, anarchy, take a stand, had enough of, walk out, talk back, no right to`,
  clear: `rule, rules, obey, order, orders, permission, authority, freedom, free, independent, independence, curfew, grounded, detention, suspend, expel, skip school, skip class, cut class, ditch class, punish, punishment,
    control, controlled, boss, bully, bullies, tyrant, unfair, not fair, enough, outlaw, troublemaker, trouble, vandal, graffiti, smash, dare, go ahead and, who cares, shut up, screw, damn them, challenge, oppose, break out, escape from, disguise,
    demand, behind their backs, whether they like it, not allowed, forbidden, forbid, fight, march, no more, done following, stop following`,
  faint: `not going, will not, they can, principal, teacher, police, mayor, government, adults, grown up, parents, system, loud, break, steal, push, throw, hell, sick of, my way, own way, follow, tonight, against, stop me, let them`,
};
