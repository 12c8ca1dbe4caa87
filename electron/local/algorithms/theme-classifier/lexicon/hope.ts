import type { ThemeWords } from './theme-words';

export const hope: ThemeWords = {
  strong: `hope, hopeful, hopefully, optimistic, optimism, miracle, light at the end, there is a chance, there is still a chance,
    there is still time, there is a way, there has to be a way, there must be a way, it is not too late, not too late, not over yet,
    we can still, i can still, you can still, not give up, never give up, not giving up, will not give up, do not give up, keep going,
    better days, brighter days, bright future, fresh start, new beginning, second chance, get better, have faith, keep the faith, keep your chin up,
    silver lining, dream come true, it will be okay, it will be all right, it will be alright, it will be fine, going to be okay,
    going to be all right, going to be alright, going to be fine, going to make it, will make it, will find a way, find a way out,
    good feeling about, look forward to, cannot wait for, things will change, believe in tomorrow`,
  clear: `wish, dream, faith, promise, pray, prayer, recover, recovery, heal, rescue, survive, survivor, tomorrow, someday, one day, some day, dawn, sunrise,
    rainbow, believe in, chance, possible, possibility, opportunity, promising, encourage, encouraging, courage, brave, bravery, cheer up,
    persevere, rebuild, restore, saved, salvation, blessing, lucky star, make it through, pull through, come back, wake up soon, hold on,
    hang on, still alive, still breathing, still out there, win this, try again, start over, plan to`,
  faint: `soon, maybe, future, spring, morning, light, win, grow, imagine, bright, new, ready, better, best, able, believe, lucky, luck, try, save, find him, find her,
    find them, good news, home again, together again, just wait, one more, again, good day, beautiful`,
};
