import type { ThemeWords } from './theme-words';

export const love: ThemeWords = {
  strong: `love, lover, beloved, in love, adore, darling, sweetheart, honey, kiss, hug, cuddle, embrace, romance, romantic, marry, marriage, wedding, propose, boyfriend, girlfriend, crush on, valentine, my heart, your heart, heart beats,
    heart skips, fall for, fell for, fallen for, miss you, missed you, missing you, hold me, hold you, hold her, hold him, hold my hand, hold your hand, go out with, ask her out, ask him out, ask you out, dance with, be with you, mean everything, mean the world, means everything, best thing that ever,
    care about you, care for you, cared for you, proud of you, proud of his, proud of her, proud of my, i like you, likes you, like her like that, soulmate, soul mate, cherish, affection, devoted, devotion, tender, passion, smitten, infatuated, sweetie, take care of you`,
  clear: `dear, dearest, baby, date, dating, dance, flowers, rose, roses, wife, husband, bride, groom, ring, engaged, heart, tenderness, gentle, gentleness, warm, warmth, smile, beautiful, pretty, gorgeous, handsome, cute, lovely, charming, sweet, blush, flirt, attraction, attracted, anniversary,
    treasure, precious, family, mom, mommy, mama, dad, daddy, son, daughter, my girl, my boy, my little, my kid, my kids, care about, care for, caring, proud, think of you, thinking about you, thinking of you, only one for me, forever, together forever, crush, love letter, mixtape, prom, snow ball, slow song, your eyes, her eyes, his eyes, your laugh, your smile, gave me butterflies`,
  faint: `hand, eyes, close, home, like, song, girl, boy, happy, perfect, brother, sister, mother, father, always, arms, lips, sing, gift, nice, care, stay with me, come here, laugh, letter, present, kind, wonderful`,
};
