"""Finds the base model: in the channel model, as files or as one archive, or by its name on the Hub."""

import os
import tarfile
import tempfile

from job import BadInput


def place_of_base(folders, options, processes):
    """A folder with the model's files from the channel model, or else the name to fetch from the Hub."""
    folder = folders.channel("model")
    if folder is None:
        return options.model_id
    archive = os.path.join(folder, "model.tar.gz")
    if os.path.exists(archive):
        # Each instance has its own disk, each process of it needs the same folder: the name tells them apart from other jobs.
        unpacked = os.path.join(tempfile.gettempdir(), f"base-model-{os.environ.get('TRAINING_JOB_NAME', 'job')}")
        if os.environ.get("LOCAL_RANK", "0") == "0":
            unpack(archive, unpacked)
        processes.wait()
        folder = unpacked
    if not os.path.exists(os.path.join(folder, "config.json")):
        raise BadInput("The channel model has neither config.json nor a model.tar.gz with one at its top.")
    return folder


def unpack(archive, folder):
    os.makedirs(folder, exist_ok=True)
    root = os.path.realpath(folder)
    try:
        with tarfile.open(archive) as file:
            for member in file:
                inside = os.path.realpath(os.path.join(root, member.name)).startswith(root + os.sep)
                if not (member.isfile() or member.isdir()) or not (inside or member.name in (".", "./")):
                    raise BadInput(f"model.tar.gz holds {member.name}, which is no file of a model.")
                file.extract(member, root)
    except tarfile.TarError as error:
        raise BadInput(f"model.tar.gz of the channel model cannot be unpacked: {error}.") from None


def loaded(what, base, load):
    try:
        return load()
    except (OSError, ValueError, KeyError) as error:
        first = str(error).strip().split("\n")[0]
        raise BadInput(
            f"The {what} of {base} cannot be loaded: {first} "
            "Give the model's files in the channel model, or check model_id; a gated model also needs HF_TOKEN."
        ) from error
