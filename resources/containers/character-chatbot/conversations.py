"""Reads what people said into conversations: a system prompt, the turns before, and the character's reply at the end."""

import random

from job import BadInput, say
from rows import read_rows, text_of

SHAPES = 'rows are {"messages": [...], "character": ...} (pairs/) or have scene, turn, character and text (dialogue/)'


class Conversation:
    __slots__ = ("character", "group", "messages")

    def __init__(self, character, group, messages):
        self.character, self.messages = character, messages
        # What is held out together: lines of one scene know of each other.
        self.group = group


def read_conversations(folders, channel, options):
    folder = folders.channel(channel)
    if folder is None:
        raise BadInput(f"The job has no channel {channel}: {SHAPES}.")
    pairs, scenes = [], {}
    for place, row in read_rows(folder, channel):
        if "messages" in row:
            pairs.append(pair(row, place))
        elif "turn" in row:
            turn = whole_number(row["turn"], place)
            said = (turn, text_of(row, "character", place), text_of(row, "text", place))
            scenes.setdefault(str(row.get("scene", "")), []).append(said)
        else:
            raise BadInput(f"{place} is no dialogue: {SHAPES}.")
    for scene, lines in scenes.items():
        pairs.extend(pairs_of(scene, sorted(lines, key=lambda line: line[0]), options.context_turns))
    wanted = options.character.strip().lower()
    talks = [talk for talk in pairs if not wanted or talk.character.lower() == wanted]
    if not talks:
        who = sorted({talk.character for talk in pairs})
        raise BadInput(
            f"Nobody called {options.character} answers anybody in the channel {channel}. There are: {', '.join(who[:20])}."
            if who
            else f"In the channel {channel} nobody answers anybody."
        )
    for talk in talks:
        if talk.messages[0]["role"] != "system":
            prompt = options.system_prompt.replace("{character}", talk.character)
            talk.messages.insert(0, {"role": "system", "content": prompt})
    say(f"The channel {channel} has {len(talks)} replies of {len({talk.character for talk in talks})} characters.")
    return talks


def whole_number(value, place):
    try:
        return int(value)
    except (TypeError, ValueError):
        raise BadInput(f"{place} has the turn {value!r}, which is no whole number.") from None


def pair(row, place):
    given = row["messages"]
    good = isinstance(given, list) and len(given) > 1 and all(isinstance(each, dict) for each in given)
    roles = [each.get("role") for each in given] if good else []
    if not good or roles[-1] != "assistant" or not set(roles) <= {"system", "user", "assistant"} or "user" not in roles:
        raise BadInput(f"{place} has no messages that begin with a user and end with an assistant.")
    messages = [{"role": each["role"], "content": text_of(each, "content", place)} for each in given]
    # Rows of one file that follow one another share their context, so the file's blocks of 32 rows stay together.
    file, line = place.rsplit(":", 1)
    return Conversation(text_of(row, "character", place), f"{file}:{int(line) // 32}", messages)


def pairs_of(scene, lines, context_turns):
    """A pair for each line that answers somebody else, as prepare-dialogue makes them for pairs/."""
    for place, (_, character, text) in enumerate(lines):
        messages = []
        for _, speaker, said in lines[max(0, place - context_turns) : place]:
            role = "assistant" if speaker == character else "user"
            if messages and messages[-1]["role"] == role:
                messages[-1]["content"] += "\n" + said
            elif messages or role == "user":
                messages.append({"role": role, "content": said})
        if messages and messages[-1]["role"] == "user":
            yield Conversation(character, scene, [*messages, {"role": "assistant", "content": text}])


def split_off(talks, options):
    """Holds whole groups back, by seed; (talks, None) when there is nothing to hold back."""
    groups = sorted({talk.group for talk in talks})
    count = round(len(groups) * options.validation_split)
    if count == 0 or count == len(groups):
        return talks, None
    random.Random(options.seed).shuffle(groups)
    held = set(groups[:count])
    return [t for t in talks if t.group not in held], [t for t in talks if t.group in held]
