import type { ThemeWords } from './theme-words';

export const guilt: ThemeWords = {
  strong: `guilt, guilty, my fault, all my fault, your fault, our fault, her fault, his fault, their fault, to blame, blame myself, blame me, blame you, take the blame, because of me, because of us, because of what i did, it was me, i was the one who, ashamed, shame on, remorse, regret, regretful, apologize, apology, i am sorry, i am so sorry,
    so sorry, really sorry, very sorry, forgive me, forgive myself, forgiveness, forgive, should have, should not have, should never have, could have saved, could have stopped, could have done more, if only i, if i had, if i had only, what have i done, what i did, what we did, i did this, never meant to, did not mean to, not mean to hurt, feel bad about, feel terrible, feel awful,
    on my conscience, conscience, cannot forgive, cannot live with, confess, confession, let you down, let him down, let her down, let them down, let everybody down, let everyone down, i failed you, i failed him, i failed her, make it up to, make amends, i lied to, i lied`,
  clear: `sorry, fault, blame, shame, sin, betray, betrayed, betrayal, mistake, terrible mistake, wrong of me, i was wrong, lie, liar, lying to, cheat, steal, stole from, deceive, responsible, responsibility, punish me, deserve this, deserve it, deserved it, atone, redeem, redemption, repent, burden, haunt, haunted, haunts me, keeps me awake, took back, take it back, undo, owe, owed, broke my promise,
    broke a promise, left him there, left her there, left them there, let him die, let her die, did nothing, said nothing, hurt you, hurt him, hurt her, excuse, admit, cover up, crime, treated him, treated her, treated you`,
  faint: `wrong, bad, secret, hide, truth, hurt, said, did, broke, happened, forget, innocent, awful, terrible, look at me, meant, mean, deserve, before, cannot sleep`,
};
