"""Writes what the job leaves behind: the model with its labels, the evaluation, and the program that serves it."""

import os
import shutil

import torch
import transformers

from figures import report_of
from job import write_json


def publish(folders, learner, report):
    options = learner.options
    learner.model.save_pretrained(folders.model, safe_serialization=True)
    learner.tokenizer.save_pretrained(folders.model)
    about = {
        "program": "location-classifier-distilbert",
        "base_model": options.model_id,
        "max_length": options.max_length,
        "versions": {"torch": torch.__version__, "transformers": transformers.__version__},
    }
    write_json(os.path.join(folders.model, "upside.json"), about)
    evaluation = report_of(learner.labels, report["confusion"])
    write_json(os.path.join(folders.model, "evaluation.json"), evaluation)
    write_json(os.path.join(folders.output_data, "evaluation.json"), evaluation)
    code = os.path.join(folders.model, "code")
    os.makedirs(code, exist_ok=True)
    here = os.path.dirname(os.path.abspath(__file__))
    for name in ("inference.py", "requirements.txt"):
        shutil.copyfile(os.path.join(here, name), os.path.join(code, name))
