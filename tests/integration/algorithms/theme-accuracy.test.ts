import { expect, it } from 'vitest';
import { scoreText } from '../../../electron/local/algorithms/theme-classifier/score-text';
import { type ThemeName, themeNames } from '../../../shared/model/insights/themes';

/**
 * Three sets of eight sentences a theme, so that chance and the majority are both 1 in 8. `familiar` was written just before the first lexicon by the
 * same hand, and some of its phrases went into it: it says that the machinery works, not how good it is. `fresh` was written when that lexicon was
 * done and shows its themes rather than naming them; it was right in 19 of 64. It had been read before turns of speech were added (implied.ts), so
 * its figure says nothing about other sentences any more. `unseen` was written after those, by the same hand, and nothing was changed to suit it:
 * 10 of 64 before and 11 after. A theme that no word says is not found by a list of words; what is right there is little above chance.
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

const unseen: Sentences = {
  Hope: [
    'They say the bus route opens again on Monday, and Mother has already ironed my shirt.',
    'The radio crackled twice last night. Somebody is trying to reach us.',
    'If the vaccine arrives before the thaw, the whole valley is all right.',
    'I put your skates by the stove so they are dry when you need them.',
    'Every morning the bar on the chart is a hair higher than the day before.',
    'One of the eggs has moved!',
    'Leave that shelf empty. It is where the trophy goes.',
    'The teacher thinks I could read by the summer holidays.',
  ],
  Despair: [
    'I put his plate on the table again, and then I remembered.',
    'The well is dry and so is the one behind it.',
    'Go on without me. I mean it.',
    'We have rewritten it eleven times and they send it back each time.',
    'She has not spoken one word since the telegram.',
    'I used to know what all of this was for.',
    'The doctor shook his head and closed his bag.',
    'Let it ring. It is only another bill.',
  ],
  Trust: [
    'You hold the map, I will row.',
    'Marek lent me his father’s watch and never asked when he would get it back.',
    'She reads my letters to me, for I cannot, and she leaves nothing out.',
    'I signed where he pointed.',
    'Ask Jonah. He would tell you if the soup was bad.',
    'The child fell asleep on the shoulder of the new nurse.',
    'We left the baby with the neighbours and did not call once.',
    'He counted the money in front of me and gave me my half.',
  ],
  Isolation: [
    'On my birthday the postman rang, and it was for next door.',
    'I have not used my voice since Thursday.',
    'The others have a joke about it that I was never told.',
    'From up here you can watch the whole fair and smell none of it.',
    'There are nine chairs in the waiting room, and they all took the ones by the door.',
    'My phone has been on silent for a week and it made no difference.',
    'In this language I can only order bread.',
    'They set up the team photograph while I was fetching the balls.',
  ],
  Rebellion: [
    'Tell the general his parade can march past closed shutters.',
    'She put the veil in the bin and drove herself to the match.',
    'The sign said keep off the grass, so we had a picnic.',
    'Half the kitchen took off their aprons at once.',
    'I have read your list of approved songs, and I brought my drum.',
    'He signed the confession with the name of the minister.',
    'Not one tram left the depot this morning.',
    'Let them count us absent.',
  ],
  Danger: [
    'Whose boots are those under the curtain?',
    'The needle is in the red and the door will not open.',
    'That is not thunder.',
    'The dogs have stopped barking, all of them, all at once.',
    'Do you hear the river? We have ten minutes.',
    'Somebody has loosened every bolt on this ladder.',
    'There is a fin between us and the boat.',
    'Leave the suitcase and walk to the exit without turning round.',
  ],
  Love: [
    'I bought the second toothbrush and then I was too shy to say so.',
    'He learned to cook for her, and he burned everything, and she ate it.',
    'Your sweater still smells of you, so I have not washed it.',
    'She writes his name with the good pen.',
    'We have had the same quarrel about the window for thirty years, and I would not swap it.',
    'He runs the last hundred yards from the station every evening.',
    'When you came in I put sugar in the salt.',
    'I named the boat after her and she pretends not to have seen.',
  ],
  Guilt: [
    'I was only on the phone for a minute, and the pan was on.',
    'They gave the prize to me, and it was she who had drawn it.',
    'I still have his bicycle. I told him it had been stolen.',
    'Nobody asked me, so I never mentioned that I had seen the lorry.',
    'If I had taken the early train she would not have walked home.',
    'I cannot drive down that road anymore.',
    'He thanked me at the funeral, and I wanted to sink into the ground.',
    'I knew the ice was thin and I wanted the red ball.',
  ],
};

/** Carry no theme, or none that their words say. */
const neutral: readonly string[] = [
  'The bus to town leaves at half past nine.',
  'Put the plates in the cupboard on the left.',
  'We need two more metres of cable for the stage.',
  'He ordered soup and a glass of water.',
  'The library has three copies of that atlas.',
  'My aunt lives above the chemist.',
  'Turn the page when the music stops.',
  'It was Wednesday, and it rained until four.',
  'The printer is out of paper again.',
  'Which of these coats is yours?',
  'She wears glasses for reading.',
  'They painted the kitchen yellow.',
  'There are twelve eggs in a dozen.',
  'I parked behind the bakery.',
  'The form has to be filled in with black ink.',
  'Our cat sleeps on the piano.',
  'Did you bring the tickets or shall I print them?',
  'The recipe says to wait for an hour.',
  'You can borrow my umbrella.',
  'The lift only goes to the fifth floor.',
  'He teaches geography and coaches handball.',
  'We changed trains in Leeds.',
  'The second drawer sticks a little.',
  'Add salt and stir.',
];

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

it('finds no theme in most sentences that have none', () => {
  const themed = neutral.filter((sentence) => scoreText(sentence).scores.some((score) => score >= 0.4));
  console.log(`neutral: a theme of 0.4 or more found in ${themed.length} of ${neutral.length}. ${themed.join(' ')}`);
  expect(themed.length).toBeLessThanOrEqual(neutral.length / 6);
});

it('finds the main theme of sentences far more often than chance', () => {
  expect(measured('familiar', familiar)).toBeGreaterThan(0.85);
  expect(measured('fresh', fresh)).toBeGreaterThanOrEqual(0.6);
  expect(measured('unseen', unseen)).toBeGreaterThanOrEqual(1 / 8);
});
