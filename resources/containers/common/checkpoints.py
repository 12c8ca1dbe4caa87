"""Checkpoints that survive a kill at any moment: written beside, then renamed; the two newest are kept.

SageMaker copies the folder to S3 while the job runs and back before the next attempt, file by file, so one checkpoint is one
file: safetensors, which holds numbers and text and runs nothing when it is read. It also says what it belongs to: with other
settings or data the job would go on from the wrong place.
"""

import json
import os
import re

import torch
from safetensors import safe_open
from safetensors.torch import save_file

from job import BadInput, say

KEEP = 2
NAME = re.compile(r"checkpoint-(\d{8})\.safetensors$")


class Checkpoints:
    def __init__(self, folder, belongs_to):
        """folder may be None: nothing is kept then. belongs_to: names and values that have to be the same again."""
        self._folder, self._belongs_to = folder, belongs_to

    def newest(self):
        """The state of the newest checkpoint that can be read, or None. Raises BadInput for another job's."""
        for step, path in reversed(self._kept()):
            try:
                with safe_open(path, framework="pt") as file:
                    held = json.loads(file.metadata()["checkpoint"])
                    tensors = {name: file.get_tensor(name) for name in file.keys()}
            except Exception as error:
                say(f"{os.path.basename(path)} cannot be read ({type(error).__name__}); the one before is tried.")
                continue
            self._compare(held["belongs_to"])
            say(f"Resuming from {os.path.basename(path)}, step {step}.")
            return joined(held["state"], tensors)
        return None

    def save(self, step, state):
        """state: dicts, lists, texts, numbers and tensors, nested as they like."""
        if self._folder is None:
            return
        os.makedirs(self._folder, exist_ok=True)
        path = os.path.join(self._folder, f"checkpoint-{step:08d}.safetensors")
        tensors = {}
        words = {"belongs_to": self._belongs_to, "state": parted(state, tensors)}
        save_file(tensors, path + ".partial", {"checkpoint": json.dumps(words)})
        with open(path + ".partial", "rb+") as file:
            os.fsync(file.fileno())
        os.replace(path + ".partial", path)
        for _, old in self._kept()[:-KEEP]:
            os.remove(old)
        say(f"Checkpoint of step {step} written.")

    def _kept(self):
        if self._folder is None or not os.path.isdir(self._folder):
            return []
        found = ((NAME.match(name), name) for name in os.listdir(self._folder))
        return sorted((int(match[1]), os.path.join(self._folder, name)) for match, name in found if match)

    def _compare(self, held):
        for name, value in self._belongs_to.items():
            if held.get(name) != value:
                raise BadInput(
                    f"The checkpoint belongs to another job: its {name} is {held.get(name)}, this job's is {value}. "
                    "Choose another checkpoint location, or the settings and data it was made with."
                )


def parted(value, tensors):
    """The value as JSON can hold it; its tensors go into `tensors`. Keys of dicts need not be texts."""
    if isinstance(value, torch.Tensor):
        name = f"t{len(tensors)}"
        # A file of its own memory: what the program changes meanwhile, or shares between names, must not matter.
        tensors[name] = value.detach().cpu().contiguous().clone()
        return {"tensor": name}
    if isinstance(value, dict):
        return {"items": [[key, parted(each, tensors)] for key, each in value.items()]}
    if isinstance(value, (list, tuple)):
        return [parted(each, tensors) for each in value]
    return value


def joined(value, tensors):
    if isinstance(value, dict):
        return tensors[value["tensor"]] if "tensor" in value else {key: joined(each, tensors) for key, each in value["items"]}
    return [joined(each, tensors) for each in value] if isinstance(value, list) else value
