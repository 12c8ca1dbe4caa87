import type { HelpText } from './help-text';

/** Home, data, jobs and what they are launched with. */
export const workTexts = {
  home: {
    about:
      'Home shows the workspace as a whole: what it holds, what runs and costs now, what needs you, and the one step that brings you on.',
    can: [
      'Follow the next step; it is worked out from what exists already.',
      'Open what failed. Having looked at it takes it off the list.',
      'Take the guided tour: the whole loop, with sample data.',
    ],
    words: [
      { word: 'Workspace', meaning: 'Where jobs run: this machine, or an account and region of AWS.' },
      { word: 'As of', meaning: 'Without the workspace you see what was last read, and when.' },
    ],
    commands: ['upside overview'],
    keys: ['go-home', 'palette'],
  },
  datasets: {
    about:
      'A data set is made of transcripts: lines with speaker, scene and place, split so that training and validation share no scene.',
    can: [
      'Import subtitles or scripts as a new data set or a new version of one.',
      'Open a version to see its quality, its lines and its files.',
    ],
    words: [
      {
        word: 'Version',
        meaning: 'Named by its content: the same transcripts with the same settings are the same version.',
      },
      { word: 'Preparing', meaning: 'A processing job reads the transcripts; the version is ready when it has ended.' },
    ],
    commands: ['upside data sets', 'upside data report NAME@VERSION'],
    keys: ['go-data', 'filter'],
  },
  'dataset-import': {
    about:
      'Drop files or a folder here, or choose them. Format, encoding, episodes and speakers are recognised and shown before anything is sent.',
    can: [
      'Use the sample transcripts: an original cast in two seasons.',
      'Map names that mean the same speaker, and scenes without a heading, by hand.',
    ],
    words: [
      { word: 'Cue', meaning: 'One subtitle with its times. Cues that belong together are merged into one line.' },
      { word: '8-gram', meaning: 'Eight words in a row. None is shared between training and validation.' },
    ],
    commands: ['upside data prepare FOLDER --name NAME'],
    keys: ['go-data'],
  },
  dataset: {
    about: 'One version of a data set: what was found in the transcripts, how good it is, and the files to train on.',
    can: [
      'Start a training job on it.',
      'Read the faults by file and line, and the balance of places with suggested weights.',
      'Compare it with another version, or delete it.',
    ],
    words: [
      { word: 'Data card', meaning: 'What the data set is and how it was made, to keep beside it.' },
      { word: 'Split', meaning: 'Training, validation and test parts; no scene is in two of them.' },
    ],
    commands: ['upside data report NAME@VERSION', 'upside data diff NAME A B'],
    keys: ['go-data'],
  },
  'dataset-difference': {
    about: 'What changed between two versions of a data set: sources, settings, and the lines that came and went.',
    can: ['Find out why a model trained on the newer one behaves otherwise.'],
    words: [{ word: 'Options', meaning: 'Settings of the preparation. Other options make another version.' }],
    commands: ['upside data diff NAME A B'],
    keys: ['go-data'],
  },
  insights: {
    about: 'What can be seen in a data set before anything is trained: themes, characters, dialogue.',
    can: ['Choose a version that is ready to look into it.'],
    words: [
      { word: 'Insight', meaning: 'What a processing job found in the lines of a data set; it lies beside them.' },
    ],
    commands: ['upside insights themes NAME', 'upside insights network NAME'],
    keys: ['go-insights'],
  },
  insight: {
    about:
      'One version of a data set, read for its themes, its characters and its lines, and what a classifier makes of it.',
    can: [
      'Choose a cell of the heat map to read its lines, with the words that caused the score; the arrow keys go from cell to cell.',
      'Filter the network by name, community, weight and episode; drag a disc, or move it with Shift and the arrow keys.',
      'Search the lines and open the scene around one.',
      'Export themes and network as files.',
    ],
    words: [
      {
        word: 'Theme',
        meaning: 'One of eight, found by weighed words without training; a score is the share of lines that carry it.',
      },
      { word: 'Tie', meaning: 'Scenes two characters share, and how often they answer or name each other.' },
      { word: 'Community', meaning: 'Characters tied to each other more than to the others.' },
    ],
    commands: ['upside insights themes NAME --wait', 'upside insights network NAME --wait --out FILE'],
    keys: ['go-insights'],
  },
  objects: {
    about: 'The files of the workspace’s bucket in S3: data sets, artifacts of jobs, captured requests.',
    can: [
      'Look into folders, preview text, JSON and images.',
      'Upload with progress; what was interrupted goes on where it stopped.',
      'Download or delete. A deletion names what goes and asks once.',
    ],
    words: [
      { word: 'Prefix', meaning: 'The beginning of an object’s name up to a slash; S3’s idea of a folder.' },
      { word: 'Object', meaning: 'A file in S3 with its size and checksum.' },
    ],
    commands: ['upside data list', 'upside data upload --help'],
    keys: ['go-data', 'filter'],
  },
  jobs: {
    about: 'Every training job of the workspace, live. A job runs one program on one set of data and leaves a model.',
    can: [
      'Filter by name, status or algorithm; sort and choose columns.',
      'Select a job to clone, stop or delete it.',
      'Open one to see its log, its curves and what it left.',
    ],
    words: [
      { word: 'Recipe', meaning: 'A job’s template: what to train, with what defaults.' },
      { word: 'Pending', meaning: 'The job waits for a free slot of this machine.' },
    ],
    commands: ['upside jobs list', 'upside jobs show NAME'],
    keys: ['go-jobs', 'new-job', 'filter'],
  },
  job: {
    about: 'One training job: its phases, its log as it comes, its curves, and the artifacts it uploaded.',
    can: [
      'Search the log; every line is kept and can be read offline.',
      'Register what a completed job trained as a version of a model.',
      'Download the artifact, clone the job, or stop it.',
    ],
    words: [
      { word: 'Artifact', meaning: 'model.tar.gz in S3: what the program left in its model folder.' },
      { word: 'Checkpoint', meaning: 'What lets a stopped job go on where it was.' },
      { word: 'Hyperparameter', meaning: 'A setting of the training, such as the number of epochs.' },
    ],
    commands: ['upside jobs show NAME', 'upside jobs logs NAME --follow'],
    keys: ['go-jobs'],
  },
  launch: {
    about:
      'A new training job in five steps: recipe, data, hyperparameters, compute, review. Nothing starts before the review.',
    can: [
      'Use sample data, a file, or an object in S3. A preview shows what would be trained on.',
      'See the same job as Python and as AWS CLI on the last step.',
    ],
    words: [
      { word: 'Channel', meaning: 'One input of a job, such as train or validation.' },
      { word: 'Class weight', meaning: 'How much an example of a rare class counts.' },
      { word: 'Instance', meaning: 'The machine it runs on; simulated in a local workspace.' },
    ],
    commands: ['upside jobs launch --help'],
    keys: ['new-job'],
  },
  'processing-jobs': {
    about: 'Processing jobs turn files in S3 into other files: they prepare data sets and compute insights.',
    can: ['Open one for its log and its inputs and outputs.', 'Stop one that runs.', 'Launch one of your own.'],
    words: [{ word: 'Processing job', meaning: 'A program with named inputs and outputs under /opt/ml/processing.' }],
    commands: ['upside processing list'],
    keys: ['go-processing', 'filter'],
  },
  'processing-job': {
    about: 'One processing job: what it reads, what it writes, and its log.',
    can: ['Follow the log while it runs.', 'Find its inputs and outputs in S3.'],
    words: [{ word: 'Exit message', meaning: 'What the program said last about itself.' }],
    commands: ['upside processing show NAME', 'upside processing logs NAME --follow'],
    keys: ['go-processing'],
  },
  process: {
    about:
      'A processing job of your own: an image, what it reads and what it leaves, checked and priced before it starts.',
    can: [
      'Name an image of yours, or one of AWS’s with an entry point.',
      'Find an instance type by what it has; each shows its price.',
      'Read every check, the bill and the same job as code before launching.',
    ],
    words: [{ word: 'Entry point', meaning: 'What is started in the image in place of its own command.' }],
    commands: [
      'upside processing launch --image ADDRESS --input NAME=S3URI --check',
      'upside catalogue instance-types --processing',
    ],
    keys: ['go-processing'],
  },
} as const satisfies Readonly<Record<string, HelpText>>;
