"""Conversations as token numbers, in the model's own chat template; only the reply at the end is learnt."""

import hashlib

import torch

from job import BadInput, say

IGNORED = -100


class Examples:
    def __init__(self, talks, tokenizer, options, channel):
        self._padding = tokenizer.pad_token_id
        self._rows = []
        too_long = 0
        digest = hashlib.sha256()
        for talk in talks:
            row = encoded(talk.messages, tokenizer, options.max_length)
            if row is None:
                too_long += 1
                continue
            self._rows.append(row)
            # Not of the tokens: some chat templates write today's date.
            digest.update(repr(talk.messages).encode())
        if too_long:
            say(f"{too_long} replies of the channel {channel} have more than {options.max_length} tokens and are left out.")
        if not self._rows:
            raise BadInput(f"No reply of the channel {channel} fits in max_length {options.max_length} tokens.")
        self.digest = digest.hexdigest()

    def __len__(self):
        return len(self._rows)

    def batch(self, indices, device):
        """Padded on the right: token numbers, which of them are real, and which of them are to be learnt."""
        rows = [self._rows[index] for index in indices]
        width = max(len(tokens) for tokens, _ in rows)
        ids = torch.full((len(rows), width), self._padding)
        labels = torch.full((len(rows), width), IGNORED)
        mask = torch.zeros((len(rows), width), dtype=torch.long)
        for place, (tokens, begin) in enumerate(rows):
            ids[place, : len(tokens)] = torch.tensor(tokens)
            labels[place, begin : len(tokens)] = torch.tensor(tokens[begin:])
            mask[place, : len(tokens)] = 1
        return {"input_ids": ids.to(device), "attention_mask": mask.to(device), "labels": labels.to(device)}


def encoded(messages, tokenizer, limit):
    """(tokens, where the reply begins), without the oldest turns where there are too many tokens; None if it never fits."""
    system, turns = messages[:1], messages[1:]
    while len(turns) > 1:
        before = tokenizer.apply_chat_template(system + turns[:-1], tokenize=False, add_generation_prompt=True)
        whole = tokenizer.apply_chat_template(system + turns, tokenize=False)
        if not whole.startswith(before):
            raise BadInput("The model's chat template changes what stands before a reply; choose another instruct model.")
        # The reply is cut off as text and encoded by itself: a token over the seam would be learnt by half.
        head = tokenizer(before, add_special_tokens=False)["input_ids"]
        tail = tokenizer(whole[len(before) :], add_special_tokens=False)["input_ids"]
        if len(head) + len(tail) <= limit:
            return head + tail, len(head)
        # Chat templates take turns, beginning with the user's.
        turns = turns[2:]
    return None
