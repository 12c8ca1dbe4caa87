"""What a SageMaker training job gives its program: folders, channels, hyperparameters, and a place to say why it failed.

Standard library only: a wrong hyperparameter is told before anything large is imported.
"""

import argparse
import json
import os
import signal
import sys
import threading
import traceback


class BadInput(Exception):
    """Something whoever launched the job can mend: it is told in one sentence, without a traceback."""


class Folders:
    """The job's folders, from SM_* variables; the container's own /opt/ml where one is not set."""

    def __init__(self, environment=os.environ):
        output = environment.get("SM_OUTPUT_DIR", "/opt/ml/output")
        self.model = environment.get("SM_MODEL_DIR", "/opt/ml/model")
        self.output_data = environment.get("SM_OUTPUT_DATA_DIR", os.path.join(output, "data"))
        self.failure = environment.get("SM_OUTPUT_FAILURE", os.path.join(output, "failure"))
        self.config = environment.get("SM_INPUT_CONFIG_DIR", "/opt/ml/input/config")
        self._data = environment.get("SM_INPUT_DATA_DIR", "/opt/ml/input/data")
        self._environment = environment

    def channel(self, name):
        """The folder of a channel, or None when the job has no such channel."""
        folder = self._environment.get(f"SM_CHANNEL_{name.upper()}") or os.path.join(self._data, name)
        return folder if os.path.isdir(folder) else None

    def checkpoints(self, asked):
        """Where checkpoints go, or None. SageMaker makes /opt/ml/checkpoints when the job has a CheckpointConfig."""
        folder = asked or self._environment.get("SM_CHECKPOINT_DIR")
        if folder:
            return folder
        return "/opt/ml/checkpoints" if os.path.isdir("/opt/ml/checkpoints") else None


class Options(argparse.ArgumentParser):
    """Hyperparameters as options. What cannot be read is BadInput, not an exit."""

    def __init__(self, description):
        super().__init__(description=description, allow_abbrev=False)

    def error(self, message):
        raise BadInput(f"Hyperparameters: {message}.")

    def number(self, name, default, least, most, whole=False):
        def read(text):
            try:
                value = int(text) if whole else float(text)
            except ValueError:
                raise argparse.ArgumentTypeError(f"{text!r} is no {'whole ' if whole else ''}number") from None
            if not least <= value <= most:
                raise argparse.ArgumentTypeError(f"{text} is not from {least} to {most}")
            return value

        self.add_argument(f"--{name}", type=read, default=default, metavar="N")

    def text(self, name, default=""):
        self.add_argument(f"--{name}", default=default, metavar="TEXT")

    def choice(self, name, choices, default):
        self.add_argument(f"--{name}", choices=choices, default=default)

    def flag(self, name, default):
        """true or false; the toolkit writes them as Python does, True and False."""

        def read(text):
            if text.lower() not in ("true", "false"):
                raise argparse.ArgumentTypeError(f"{text!r} is neither true nor false")
            return text.lower() == "true"

        self.add_argument(f"--{name}", type=read, default=default, metavar="true|false")

    def read(self, folders):
        return self.parse_args(sys.argv[1:] or given_elsewhere(folders, os.environ.get("SM_HPS")))


def given_elsewhere(folders, in_environment):
    """The options a container that was started without any finds in SM_HPS or in its hyperparameters.json."""
    text = in_environment
    if not text:
        path = os.path.join(folders.config, "hyperparameters.json")
        if not os.path.exists(path):
            return []
        with open(path, encoding="utf-8") as file:
            text = file.read()
    try:
        values = json.loads(text)
        items = sorted(values.items())
    except (ValueError, AttributeError):
        raise BadInput("The hyperparameters are no JSON object.") from None
    # sagemaker_… are the framework's own.
    return [word for name, value in items if not name.startswith("sagemaker_") for word in (f"--{name}", plain(value))]


def plain(value):
    """A value as the sagemaker-training toolkit writes it on the command line; SDKs send it as JSON in a string."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return value
    return value if isinstance(value, str) else json.dumps(value) if isinstance(value, (dict, list)) else str(value)


class StopSignal:
    """SIGTERM: a spot interruption or a stop. SageMaker gives 120 seconds before SIGKILL."""

    def __init__(self):
        self._asked = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: self._asked.set())

    @property
    def asked(self):
        return self._asked.is_set()


def say(line):
    """One line of the job's log, at once; of several processes only the first one speaks."""
    if os.environ.get("RANK", "0") == "0":
        print(line, flush=True)


def write_json(path, value):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=2)


def run(program):
    """Runs program(folders). A failure is written where SageMaker takes its FailureReason from; the exit code is 1."""
    folders = Folders()
    try:
        program(folders)
    except BadInput as problem:
        fail(folders, str(problem))
    except Exception as error:
        traceback.print_exc()
        last = traceback.format_exception_only(type(error), error)[-1].strip()
        if "out of memory" in last:
            last += " Choose an instance with more GPU memory, or a smaller batch_size or max_length."
        fail(folders, last)


def fail(folders, reason):
    print(reason, file=sys.stderr, flush=True)
    try:
        os.makedirs(os.path.dirname(folders.failure), exist_ok=True)
        # Of several processes the first one's reason is the cause; the others fail because it is gone.
        with open(folders.failure, "x", encoding="utf-8") as file:
            file.write(reason[:1024])
    except OSError:
        pass
    sys.exit(1)
