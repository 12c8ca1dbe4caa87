import { describe, expect, it } from 'vitest';
import { compareEpisodes, episodeOf } from './episode';
import { parseHeading } from './heading';
import { speakerName } from './speaker-name';

describe('parseHeading', () => {
  it.each([
    ['INT. DINER - NIGHT', 'Diner'],
    ['EXT. WICKERLY LANDING – DAWN', 'Wickerly Landing'],
    ['INT./EXT. CAR - CONTINUOUS', 'Car'],
    ['12. INT. HANK’S DINER, KITCHEN - LATER', 'Hank’s Diner, Kitchen'],
    ['INT. MILL - ATTIC - THE NEXT MORNING', 'Mill'],
    ['SCENE 3 - THE QUARRY', 'The Quarry'],
    ['Scene 4: Harbour', 'Harbour'],
    ['SCENE 5', null],
    ['[DINER - NIGHT]', 'Diner'],
    ['[INT. School of Music - Day]', 'School of Music'],
    ['INT. HOUSE OF THE DOCTOR (1983) - DAY', 'House of the Doctor'],
  ])('%s plays in %s', (title, place) => {
    expect(parseHeading(title)).toEqual({ title, place });
  });

  it.each([
    '[door slams]',
    '[Dale - angry]',
    'Interesting. Go on.',
    'External doors are locked.',
    'Scene 3 was cut.',
    '(NIGHT)',
  ])('%s is none', (line) => {
    expect(parseHeading(line)).toBeNull();
  });
});

describe('episodeOf', () => {
  it.each([
    ['Show.S01E02.720p.srt', 's01e02'],
    ['show - 1x02 - Title.en.srt', 's01e02'],
    ['Season 1/Episode 2.txt', 's01e02'],
    ['Season 2/03 x/ep04.srt', 's02e04'],
    ['show s3.e12.vtt', 's03e12'],
    ['Season 1 Episode 10.srt', 's01e10'],
    ['film.1920x1080.srt', 'film.1920x1080'],
    ['pilot.srt', 'pilot'],
    ['a/b/pilot.en.srt', 'pilot'],
    ['../../etc/passwd', 'passwd'],
    ['.srt', '.srt'],
  ])('%s is %s', (file, episode) => {
    expect(episodeOf(file)).toBe(episode);
  });

  it('orders by number', () => {
    expect(['s01e10', 's02e01', 's01e9', 'pilot'].sort(compareEpisodes)).toEqual([
      'pilot',
      's01e9',
      's01e10',
      's02e01',
    ]);
  });
});

describe('speakerName', () => {
  it.each([
    ['DALE (V.O.)', 'Dale'],
    ['MRS. O’NEILL (CONT’D)', 'Mrs. O’Neill'],
    ['McCoy', 'McCoy'],
    ['man #2', 'Man #2'],
    ['ANN-MARIE', 'Ann-Marie'],
    ['JOE AND THE DOCTOR', 'Joe and the Doctor'],
  ])('%s is %s', (raw, name) => {
    expect(speakerName(raw)).toBe(name);
  });
});
