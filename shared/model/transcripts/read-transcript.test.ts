import { describe, expect, it } from 'vitest';
import { preparationOptionsSchema } from '../dataset/preparation';
import { readTranscript } from './read-transcript';

const decode = (bytes: Uint8Array, open: boolean) =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: open });
const read = (content: string | Uint8Array, file: string, options: object = {}, records = 1000) =>
  readTranscript(
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
    file,
    preparationOptionsSchema.parse(options),
    { records, cut: false },
    decode,
  );
const said = (content: string, file: string, options: object = {}) =>
  read(content, file, options).records.map(({ scene, speaker, text }) => [scene, speaker, text]);
/** Cues one second long, one second apart, each with the texts given. */
const srt = (...texts: readonly string[]): string =>
  texts.map((text, i) => `${i + 1}\n00:00:${two(i * 2)},000 --> 00:00:${two(i * 2 + 1)},000\n${text}\n`).join('\n');
const two = (n: number): string => String(n).padStart(2, '0');

describe('subtitles', () => {
  it('merges cues that belong together, carries names and reads headings', () => {
    const text = srt('[DINER - NIGHT]', 'DALE: I have been\nlooking for you', 'all day. Sit down.', 'MAY (V.O.): No.');
    expect(read(text, 'a/show.s01e02.srt').records).toMatchObject([
      {
        episode: 's01e02',
        scene: 's01e02-01',
        turn: 1,
        sceneTitle: '[DINER - NIGHT]',
        location: 'Diner',
        speaker: 'Dale',
        text: 'I have been looking for you all day. Sit down.',
        startMs: 2000,
        endMs: 5000,
        file: 'a/show.s01e02.srt',
        line: 7,
      },
      { turn: 2, speaker: 'May', text: 'No.', startMs: 6000, line: 16 },
    ]);
  });

  it('does not merge what is said after a full stop, a dash or a long silence when nobody is named', () => {
    expect(said(srt('We go.', 'Not me', '- You too'), 'x.srt').map(([, , text]) => text)).toEqual([
      'We go.',
      'Not me',
      'You too',
    ]);
    const late = '1\n00:00:01,000 --> 00:00:02,000\nNot me\n\n2\n00:00:09,000 --> 00:00:10,000\nor you\n';
    expect(read(late, 'x.srt').records).toHaveLength(2);
  });

  it('gives two dashes to two speakers, also in one line, and keeps a dash that is none', () => {
    expect(said(srt('- ANN: Yes.\n- BOB: No.'), 'x.srt')).toEqual([
      ['x-01', 'Ann', 'Yes.'],
      ['x-01', 'Bob', 'No.'],
    ]);
    expect(said(srt('- Yes. - No!'), 'x.srt').map(([, , text]) => text)).toEqual(['Yes.', 'No!']);
    expect(said(srt('— and so on.'), 'x.srt').map(([, , text]) => text)).toEqual(['and so on.']);
    expect(said(srt('Twenty-one -- or two.'), 'x.srt').map(([, , text]) => text)).toEqual(['Twenty-one -- or two.']);
  });

  it('begins a new scene at a silence only where no heading does', () => {
    const cue = (at: number, text: string) => `1\n00:${two(at)}:00,000 --> 00:${two(at)}:01,000\n${text}\n\n`;
    expect(said(cue(0, 'One.') + cue(1, 'Two.'), 'x.srt').map(([scene]) => scene)).toEqual(['x-01', 'x-02']);
    const headed = cue(0, '[MILL - DAY]') + cue(1, 'One.') + cue(2, 'Two.') + cue(3, '[DOCK - DAY]') + cue(4, 'Three.');
    expect(said(headed, 'x.srt').map(([scene]) => scene)).toEqual(['x-01', 'x-01', 'x-02']);
  });

  it.each([
    ['<i>Hello</i> <font color="red">you</font>', 'Hello you'],
    ['{\\an8}Hello', 'Hello'],
    ['Salt &amp; &#112;epper &lt;i&gt;now&lt;/i&gt;', 'Salt & pepper now'],
    ['Hi<script>alert(1)</script> there', 'Hi there'],
    ['(sighs) Well [door slams] then *laughs*.', 'Well then.'],
    ['[sighs] Well.', 'Well.'],
    ['Ho\u202eme\u200b now\u0000', 'Home now'],
    ['♪ la la ♪\nWait.', 'Wait.'],
  ])('tidies %j', (source, text) => {
    expect(said(srt(source), 'x.srt').map(([, , each]) => each)).toEqual([text]);
  });

  it.each(['♪ la la la ♪', '# la la la #', '(laughs)', '[door slams]', '...', '<i></i>'])('drops %j', (source) => {
    expect(said(srt('Yes.', source), 'x.srt')).toHaveLength(1);
  });

  it('takes [Name] for a speaker and a sound for none', () => {
    expect(said(srt('[Dale] Stop.', '[MAY] No.', '[CHUCKLES] Fine.'), 'x.srt').map(([, name]) => name)).toEqual([
      'Dale',
      'May',
      // Unnamed, and so it goes on with what May says: the cue was merged.
    ]);
  });

  it('takes a name in mixed case only when it stands there often or is mapped', () => {
    expect(said(srt('Listen: go.', 'Dale: I go.'), 'x.srt').map(([, name]) => name)).toEqual([null, null]);
    expect(said(srt('Dale: A.', 'Dale: B.', 'Dale: C.'), 'x.srt').map(([, name]) => name)).toEqual([
      'Dale',
      'Dale',
      'Dale',
    ]);
    expect(said(srt('Dale: A.'), 'x.srt', { speakers: { dale: 'Sheriff' } })).toEqual([['x-01', 'Sheriff', 'A.']]);
  });

  it('reads counters, missing counters, missing blank lines, CR alone and blank lines inside a cue', () => {
    const cr = srt('One.', 'Two.').replaceAll('\n', '\r');
    expect(read(cr, 'x.srt').records.map(({ text, line }) => [text, line])).toEqual([
      ['One.', 3],
      ['Two.', 7],
    ]);
    const dense = '1\n00:01,000 --> 00:02,000\nOne.\n2\n00:03,000 --> 00:04,000\nTwo.\n00:05,000 --> 00:06,000\n42';
    expect(said(dense, 'x.srt').map(([, , text]) => text)).toEqual(['One.', 'Two.', '42']);
    const gap = '1\n00:01,000 --> 00:02,000\nOne\n\nand two.\n\n2\n00:03,000 --> 00:04,000\nThree.';
    expect(said(gap, 'x.srt').map(([, , text]) => text)).toEqual(['One and two.', 'Three.']);
  });

  it('names the line of each impossible time and goes on', () => {
    const text =
      '1\n-00:00:01,000 --> 00:00:02,000\nA.\n\n2\n00:00:05,000 --> 00:00:03,000\nB.\n\n3\n00:00:01,000 --> 00:00:02,000\nC.\n\n4\nx --> y\nD.\n\n5\n00:00:01,500 --> 00:00:04,000\nE.\n';
    const { records, problems } = read(text, 'x.srt');
    expect(records.map((record) => [record.text, record.startMs, record.endMs])).toEqual([
      ['A.', 0, 2000],
      ['B.', 5000, 5000],
      ['C.', 1000, 2000],
      ['E.', 1500, 4000],
    ]);
    expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      expect.stringMatching(/^14 The times of a cue cannot be read/),
      expect.stringMatching(/^2 A cue has a negative time/),
      expect.stringMatching(/^6 A cue ends before it begins/),
      expect.stringMatching(/^10 A cue begins before the one above it;/),
      expect.stringMatching(/^18 A cue begins before the one above it has ended/),
    ]);
  });

  it('reads WebVTT: voices, classes, notes, styles, short times', () => {
    const text =
      'WEBVTT - x\n\nNOTE a\nb --\n\nSTYLE\n::cue{}\n\nid\n00:01.000 --> 00:02.000 line:0\n<v Mary Ann>Hi <c.loud>you</c>\n\n00:02.500 --> 00:03.000\n<v.x Bob>Ok.</v>\n';
    expect(said(text, 'x.vtt')).toEqual([
      ['x-01', 'Mary Ann', 'Hi you'],
      ['x-01', 'Bob', 'Ok.'],
    ]);
  });
});

describe('scripts', () => {
  it('reads headings, names, names above the speech, and leaves narration out', () => {
    const text =
      'The Long Night\n\nINT. HANK’S DINER - KITCHEN - NIGHT\n\nRain.\n\nDALE (V.O.): I know. (beat) I do.\nReally.\n\nJOAN (CONT’D): Why: tell me.\n\nCUT TO:\n\nSCENE 3 - THE MILL\n\nMIKE\n(quietly)\nIt is here.\n\n[SCHOOL - DAY]\nJOAN: Late.';
    const { records, headings, speakers } = read(text, 'Season 2/Episode 3 - x.txt');
    expect(records.map(({ scene, location, speaker, text: line }) => [scene, location, speaker, line])).toEqual([
      ['s02e03-01', 'Hank’s Diner', 'Dale', 'I know. I do. Really.'],
      ['s02e03-01', 'Hank’s Diner', 'Joan', 'Why: tell me.'],
      ['s02e03-02', 'The Mill', 'Mike', 'It is here.'],
      ['s02e03-03', 'School', 'Joan', 'Late.'],
    ]);
    expect(headings.map(({ name }) => name)).toContain('SCENE 3 - THE MILL');
    expect(speakers).toEqual([
      { name: 'Joan', count: 2 },
      { name: 'Dale', count: 1 },
      { name: 'Mike', count: 1 },
    ]);
  });

  it('maps and drops speakers, places and episodes without regard to case', () => {
    const text = 'INT. MILL - DAY\nDALE: A.\nBOB: B.\n\nEXT. DOCK - DAY\nDALE: C.\n\nINT. INN\nDALE: D.';
    const options = {
      speakers: { dale: 'Sheriff Dale', Bob: null },
      locations: { 'int. mill - day': 'Old Mill', dock: null },
      episodes: { 'x.txt': 's09e09' },
    };
    const { records } = read(text, 'x.txt', options);
    expect(records.map(({ scene, location, speaker, text: line }) => [scene, location, speaker, line])).toEqual([
      ['s09e09-01', 'Old Mill', 'Sheriff Dale', 'A.'],
      ['s09e09-02', 'Inn', 'Sheriff Dale', 'D.'],
    ]);
  });
});

describe('tables', () => {
  it('reads CSV by its columns and names rows that do not fit', () => {
    const text =
      'Character,Dialogue,Scene,Location,Season,Episode,Start\nAnn,"Hi, you",1,DINER,2,3,1.5\nBob,x\n,Bye,2,,2,3,"00:00:04,000"\n';
    const { records, problems } = read(text, 'x.csv');
    expect(records).toMatchObject([
      {
        episode: 's02e03',
        scene: 's02e03-01',
        speaker: 'Ann',
        text: 'Hi, you',
        location: 'Diner',
        startMs: 1500,
        line: 2,
      },
      { scene: 's02e03-02', speaker: null, text: 'Bye', location: null, startMs: 4000, line: 4 },
    ]);
    expect(problems).toMatchObject([{ severity: 'error', line: 3, count: 1 }]);
  });

  it('reads JSON lines by their fields, its own records too', () => {
    const text =
      '{"character":"Ann","text":"Hi"}\n{bad\n[]\n{"speaker":"Bob","line":"Yo","sceneTitle":"INT. INN - DAY","startMs":5,"endMs":9}\n{"speaker":"x"}';
    const { records, problems } = read(text, 'x.jsonl');
    expect(records).toMatchObject([
      { speaker: 'Ann', text: 'Hi' },
      { speaker: 'Bob', text: 'Yo', location: 'Inn', startMs: 5, endMs: 9, line: 4 },
    ]);
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  it('keeps the rows before a quote that never closes', () => {
    const { records, problems } = read('speaker,text\nAnn,Hi\nBob,"Yo\nAnn,Bye\n', 'x.csv');
    expect(records).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 3, message: expect.stringContaining('A quoted field opens here') }]);
  });
});

describe('what is no transcript', () => {
  const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'x.srt is empty.'],
    ['space', ' \n \n', 'x.srt is empty'],
    ['gzip', bytes(0x1f, 0x8b, 8), 'x.srt is gzip-compressed. Unpack it'],
    ['a zip bomb', bytes(0x50, 0x4b, 3, 4, 0, 0), 'x.srt is a ZIP archive'],
    ['a video', bytes(0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70), 'x.srt is a video'],
    ['binary', bytes(0x41, 10, 0, 1, 0, 0, 7, 1), 'This is a binary file'],
    ['HTML', '<!doctype html><p>Hi', 'This is a web page'],
    ['prose', 'Once upon a time.\nThe end.', 'This is no transcript'],
    ['ASS', '[Script Info]\nTitle: x', 'This is SubStation Alpha'],
    ['a JSON array', '[\n{"text":"a"}]', 'This is a JSON array'],
    ['a table without text', 'a,b\n1,2', 'The header must name a column for what is said'],
    ['semicolons', 'speaker;text\nA;b', 'This is separated by semicolons'],
  ])('%s is named', (what, content, message) => {
    const file = what === 'prose' ? 'x.txt' : /table|semi/.test(what) ? 'x.csv' : 'x.srt';
    const { format, records, problems } = read(content, file);
    expect({ format, records: records.length }).toEqual({ format: null, records: 0 });
    expect(problems.at(-1)?.message).toContain(message);
  });

  it('a line of ten megabytes is left out with its line, in every format', () => {
    const long = 'x'.repeat(10_000_000);
    const files: readonly [string, string, number][] = [
      ['x.srt', `${srt('One.')}\n2\n00:01:00,000 --> 00:01:01,000\n${long}\n`, 7],
      ['x.txt', `ANN: One.\nBOB: ${long}\n`, 2],
      ['x.csv', `speaker,text\nAnn,One.\nBob,${long}\n`, 3],
      ['x.jsonl', `{"text":"One."}\n{"text":"${long}"}\n`, 2],
    ];
    for (const [file, content, line] of files) {
      const { records, problems } = read(content, file);
      expect(records.map(({ text }) => text)).toEqual(['One.']);
      expect(problems).toMatchObject([{ kind: 'length', severity: 'error', line }]);
    }
  });

  it('reads no further than asked', () => {
    const { records, more } = read(srt('One.', 'Two.', 'Three.'), 'x.srt', {}, 2);
    expect([records.length, more]).toEqual([2, true]);
  });
});
