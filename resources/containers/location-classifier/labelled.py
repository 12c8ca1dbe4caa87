"""Labelled texts, and how much each label counts."""

import random

from job import BadInput, say
from rows import read_rows, text_of


def read_labelled(folders, channel):
    """[(text, label), …] of the channel."""
    folder = folders.channel(channel)
    if folder is None:
        raise BadInput(f"The job has no channel {channel}: CSV or JSON lines with text and label.")
    rows = [(text_of(row, "text", place), text_of(row, "label", place)) for place, row in read_rows(folder, channel)]
    say(f"The channel {channel} has {len(rows)} texts of {len({label for _, label in rows})} labels.")
    return rows


def split_off(rows, options):
    """Holds a share of each label back, by seed; a label with a single text is only learnt."""
    by_label = {}
    for row in rows:
        by_label.setdefault(row[1], []).append(row)
    chance, kept, held = random.Random(options.seed), [], []
    for label in sorted(by_label):
        some = by_label[label]
        chance.shuffle(some)
        count = max(1, round(len(some) * options.validation_split)) if len(some) > 1 else 0
        held += some[:count]
        kept += some[count:]
    if not held:
        raise BadInput("Every label has a single text: nothing can be held out. Give more texts, or a channel validation.")
    return kept, held


def labels_of(rows, held):
    """The labels in order. Raises BadInput where they cannot be told apart or were never learnt."""
    labels = sorted({label for _, label in rows})
    if len(labels) < 2:
        raise BadInput(f"All texts have the label {labels[0]}: there is nothing to tell apart.")
    unknown = sorted({label for _, label in held} - set(labels))
    if unknown:
        raise BadInput(f"The channel validation has the label {unknown[0]}, which the training data does not have.")
    return labels


def weights_of(asked, rows, labels):
    """A weight a label. Balanced is n / (k · n_c): every label counts alike in sum, and the mean over the texts is 1."""
    if asked == "none":
        return [1.0] * len(labels)
    if asked == "balanced":
        counts = {label: 0 for label in labels}
        for _, label in rows:
            counts[label] += 1
        return [len(rows) / (len(labels) * counts[label]) for label in labels]
    unknown = next((label for label in asked if label not in labels), None)
    if unknown is not None:
        raise BadInput(f"class_weights names {unknown}, which the data does not have. There are: {', '.join(labels)}.")
    return [asked.get(label, 1.0) for label in labels]
