import { expect, it } from 'vitest';
import { scoreText } from '../../../electron/local/algorithms/theme-classifier/score-text';
import { type ThemeName, themeNames } from '../../../shared/model/insights/themes';

/**
 * Two sets of eight sentences a theme, so that chance and the majority are both 1 in 8. `familiar` was written just before the lexicon by the same
 * hand, and some of its phrases went into it: it says that the machinery works, not how good it is. `fresh` was written when the lexicon
 * was done, which was not changed afterwards, and shows its themes rather than naming them: what a list of words can do at its hardest. Its
 * bound is twice chance, three standard errors above it.
 */
type Sentences = Readonly<Record<ThemeName, readonly string[]>>;

const familiar: Sentences = {
  Hope: [
    'Somewhere out there he is still breathing, and we will find him.',
    'Give it till spring, things are bound to get better.',
    'I have a good feeling about tomorrow.',
    'As long as that lamp burns there is a chance.',
    'We can still win this, I really believe it.',
    'One day we will laugh about all of it, I promise.',
    'The doctors say she might wake up soon.',
    'Keep looking up, kid, the light always comes back.',
  ],
  Despair: [
    'It is over. There is nothing left to try.',
    'What is the point of getting up anymore?',
    'Everything we built is gone and I cannot bear it.',
    'I cried until there was nothing in me.',
    'We were always going to lose, you know that.',
    'Nobody is coming for us. We are finished.',
    'I give up, I just want it to end.',
    'All these years and it was for nothing.',
  ],
  Trust: [
    'You have my word, I will be there at six.',
    'I would put my life in her hands.',
    'Friends do not lie to each other.',
    'Tell me the truth and I will keep your secret.',
    'He has never once let me down.',
    'I believe you, even if nobody else does.',
    'You can count on us, whatever happens.',
    'I know you, and you would never cheat me.',
  ],
  Isolation: [
    'She eats lunch by herself every single day.',
    'Nobody has called this house since August.',
    'I feel like I am behind glass and no one can hear me.',
    'They left me out of the club again.',
    'It gets lonely up at the lighthouse in winter.',
    'I locked the door and stopped answering the phone.',
    'Everyone else moved away, so it is only me and the dog.',
    'Nobody understands what it is like to be different here.',
  ],
  Rebellion: [
    'I am done following his stupid rules.',
    'Let them try to stop us, we are not going home.',
    'You do not get to tell me what to do!',
    'We walk out of class at noon, all of us together.',
    'I tore up the letter and threw it in the mayor’s face.',
    'No more orders. We fight back tonight.',
    'Sneak out the window after curfew and meet me there.',
    'They can suspend me, I will not apologize.',
  ],
  Danger: [
    'Get down, he has a gun!',
    'Something is moving in the tunnel, run!',
    'Do not go into those woods after dark.',
    'The ice is cracking under the truck.',
    'If it finds us it will kill us.',
    'Call the police, there is blood on the stairs.',
    'The whole building is on fire, get out now!',
    'He is hurt, and that thing is still hunting us.',
  ],
  Love: [
    'My heart jumps every time you walk in.',
    'I missed you more than I can say, sweetheart.',
    'Will you dance with me, just this one song?',
    'She kissed him behind the bleachers.',
    'You are the best thing that ever happened to me.',
    'I adore that silly laugh of yours.',
    'Come here, let me hold you a while.',
    'Dad hugged me and said he was proud of his girl.',
  ],
  Guilt: [
    'It is all my fault that she is in the hospital.',
    'I should have been there when he fell.',
    'I am so sorry, I never meant to hurt you.',
    'I cannot forgive myself for what I said.',
    'I was the one who broke it, and I let him take the blame.',
    'If I had only listened, they would be alive.',
    'I lied to my mother and it keeps me awake.',
    'I feel terrible about the way I treated him.',
  ],
};

const fresh: Sentences = {
  Hope: [
    'The rain has to stop some time, and then we plant again.',
    'She squeezed my finger today. The nurse says that means something.',
    'I kept her room the way it was, for when she comes home.',
    'Three votes more and the library stays open.',
    'Imagine it: our own boat, the whole summer ahead.',
    'He walked two steps without the crutches this morning!',
    'I do not care what the odds are, I am still buying the ticket.',
    'There might be survivors, so we keep digging.',
  ],
  Despair: [
    'I stopped counting the days. They are all the same gray.',
    'We searched every inch of that lake. She is not in this world anymore.',
    'The mill is closed, the house is sold, and I have no strength to begin anew.',
    'Do not bother with the medicine. It changes nothing.',
    'I sat on the kitchen floor and could not stop weeping.',
    'Whatever we do, the bank takes the farm in March.',
    'There is a hole where my life used to be.',
    'He looked at the letter and all the fight went out of him.',
  ],
  Trust: [
    'Here are the keys to the shop. I know you will lock up.',
    'Shake on it, and that is good enough for me.',
    'If Odile says the bridge is sound, then I will drive across it.',
    'I never told a soul, just as you asked.',
    'Close your eyes and fall backwards, I will catch you.',
    'She has been straight with me since the first day.',
    'I would follow that woman into any storm.',
    'You were honest when it cost you, and I remember that.',
  ],
  Isolation: [
    'Forty people on this street and not one knows my name.',
    'The table by the trash cans is mine. No one ever sits there.',
    'Since the accident he stays in his room with the curtains drawn.',
    'I wrote to all of them and not one answered.',
    'They stop talking when I come in.',
    'My only company is the radio.',
    'The snow shut the pass, and I saw no other face until April.',
    'I am the only kid here who has never been asked to a birthday party.',
  ],
  Rebellion: [
    'If they chain the gate, we bring bolt cutters.',
    'He ordered us to sit down, so every one of us stood.',
    'I dyed my hair green the day they banned it.',
    'You can keep your badge. I quit.',
    'We are printing the paper whether the principal signs it or not.',
    'Grandma burned the eviction notice on the front steps.',
    'Sir, with respect, no. I will not do that.',
    'Pass it on: nobody salutes tomorrow.',
  ],
  Danger: [
    'The brakes are gone and there is a truck ahead!',
    'Do not touch that wire, it is live!',
    'I smelled gas. Everybody out, and nobody lights a match.',
    'There are fresh tracks around the tent, and they are huge.',
    'The water is rising fast, climb onto the roof!',
    'Whoever cut the phone line is still in the house.',
    'Back away slowly. It has seen us.',
    'The man in the gray car has been following me since the station.',
  ],
  Love: [
    'I learned the guitar just so you would look at me.',
    'Forty years, and he still warms up her side of the bed.',
    'When she smiles I forget what I was saying.',
    'He carved their initials into the old elm.',
    'I would wait at that bus stop forever if she were on the bus.',
    'Goodnight, my little bear. Mama is right here.',
    'I saved you the last dance.',
    'There is nobody I would rather be stuck in the rain with.',
  ],
  Guilt: [
    'I left the gate open. The dog got out because of me.',
    'Every time I see his mother I have to look at the floor.',
    'I said I would pick him up, and I forgot.',
    'It was my idea to take the shortcut.',
    'I took the money and let Tilda get fired for it.',
    'I keep going over that night, and I could have turned the wheel.',
    'She cried, and it was me who made her cry.',
    'I do not deserve your kindness after what I said.',
  ],
};

/** Right answers of a set, said in one line. */
function measured(name: string, sentences: Sentences): number {
  let right = 0;
  let silent = 0;
  const found: string[] = [];
  const total = Object.values(sentences).flat().length;
  for (const theme of themeNames) {
    let rightHere = 0;
    for (const sentence of sentences[theme]) {
      const { scores } = scoreText(sentence);
      const best = Math.max(...scores);
      if (best === 0) silent++;
      else if (themeNames[scores.indexOf(best)] === theme) rightHere++;
    }
    right += rightHere;
    found.push(`${theme} ${rightHere}/${sentences[theme].length}`);
  }
  const majority = Math.max(...Object.values(sentences).map((each) => each.length)) / total;
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  console.log(
    `${name}: main theme right in ${right} of ${total} (${percent(right / total)}), no theme found in ${silent}; chance ${percent(1 / 8)}, majority ${percent(majority)}. ${found.join(', ')}.`,
  );
  return right / total;
}

it('finds the main theme of sentences far more often than chance', () => {
  expect(measured('familiar', familiar)).toBeGreaterThan(0.85);
  expect(measured('fresh', fresh)).toBeGreaterThanOrEqual(0.25);
});
