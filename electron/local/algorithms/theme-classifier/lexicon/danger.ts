import type { ThemeWords } from './theme-words';

export const danger: ThemeWords = {
  strong: `danger, dangerous, endanger, deadly, lethal, fatal, threat, threaten, threatening, peril, hazard, hazardous, unsafe, not safe, risk your life, kill, killer, killed, murder, murderer, gun, shotgun, rifle, pistol, knife, weapon,
    shoot, bullet, bomb, explode, explosion, blow up, on fire, fire, flames, blood, bleed, attack, attacked, monster, creature, beast, demon, predator, hunt us, hunting us, hunt me, chase us, chasing, chase me, after us, after me, coming for us, coming for me, coming for you,
    run, get out, get down, look out, watch out, stay back, get back, stay away, do not move, help me, call the police, call an ambulance, emergency, poison, poisonous, toxic, radiation, trap, ambush, kidnap, kidnapped, hostage, duck, take cover, scream, it is coming, they are coming, behind you`,
  clear: `warn, warning, careful, beware, risk, risky, afraid, scared, fear, terrified, terror, frightened, panic, alarm, hide, hurry, flee, escape, injured, injure, wound, wounded, hurt, hospital, crash, wreck, storm, flood, tornado, avalanche, drown, choke, bite, claw, claws, teeth,
    fangs, wolf, bear, snake, shark, cliff, edge, crack, cracking, thin ice, strangle, stab, burn, collapse, trapped, hunt, hunter, victim, soldier, soldiers, military, siren, virus, disease, infected, lightning, cave in, tunnel, something moved, something is moving, something in there, out there, follow us, following us, followed us, being followed, break in, broke in`,
  faint: `dark, night, woods, forest, basement, shadow, noise, lab, gate, door, now, fast, quick, quickly, police, sheriff, lock, missing, strange, careful with, find us, wrong, down, stairs, closer, moving, something`,
};
