import type { ThemeWords } from './theme-words';

export const trust: ThemeWords = {
  strong: `trust, trusting, trustworthy, trusted, count on, rely on, depend on, my word, your word, word of honor, word of honour, give you my word, loyal, loyalty,
    faithful, honest with, friends do not lie, never lie to, would never lie, not lie to, tell me the truth, tell you the truth, truth to each other, keep a secret,
    keep your secret, keep my secret, keep this between us, between you and me, i swear, pinky swear, cross my heart, i believe you, believe me, have your back,
    got your back, has my back, watch my back, never let me down, never let you down, will not let you down, not let you down, in your hands, in her hands, in his hands,
    with my life, confide, faith in you, believe in you, stand by, stick together, stick up for, by your side, by my side, there for you, here for you`,
  clear: `honest, honesty, honor, honour, promise, sincere, reliable, dependable, oath, vow, ally, allies, partner, teammate, best friend, true friend, real friend, friendship,
    confidence, vouch, secret, truth, the truth, truthful, swear, believe, respect, integrity, no secrets, no more secrets, keep a promise, break a promise, tell me everything,
    tell you everything, tell no one, do not tell anyone, take my hand, safe with, we are friends, you can tell me, on your side, on my side, on our side, in this together,
    know you would, listen to me, let me help`,
  faint: `friend, buddy, pal, team, together, help, real, true, sure, friends, agree, deal, share, listen, safe, know me, know you, understand, always, protect, support, really`,
};
