import type { ThemeWords } from './theme-words';

export const isolation: ThemeWords = {
  strong: `alone, lonely, loneliness, lonesome, loner, isolate, isolated, isolation, outcast, outsider, by myself, by herself, by himself, by yourself, by themselves, on my own,
    on her own, on his own, on your own, all by, no friends, no one to talk to, nobody to talk to, no one talks to, nobody talks to, no one understands, nobody understands,
    no one listens, nobody listens, no one can hear, nobody can hear, no one sees me, nobody sees me, no one calls, nobody calls, nobody cares, no one cares, left me out,
    leave me out, left out, shut out, locked out, shut in, not fit in, never fit in, do not belong, not belong, never belonged, abandon, abandoned, forsaken, deserted, exile, exiled,
    cut off, left behind, only me, just me, nobody else, leave me alone, like a ghost, invisible, solitary, solitude, hermit, friendless`,
  clear: `stranger, strangers, freak, weirdo, misfit, different from, different, excluded, exclude, ignore, ignored, reject, rejected, rejection, forget me, forgot me, forgotten, hide away,
    hiding, withdraw, withdrawn, distance, distant, apart, separated, trapped, prison, cage, locked in, locked up, locked the door, empty house, empty room, quiet house, nobody came, no one came,
    nobody comes, no one comes, nobody knows, no one knows, nobody believes me, no one believes me, moved away, go away, went away, far away, far from home, homesick, island, behind glass, silent treatment,
    avoid, orphan, keep to, unwanted, not invited, never invited, nobody has, no one has, without anyone`,
  faint: `nobody, no one, silence, silent, lost, quiet, hide, window, wall, walls, far, leave, alone with, left, empty, door, nowhere, away, missing, closed, themselves, single`,
};
