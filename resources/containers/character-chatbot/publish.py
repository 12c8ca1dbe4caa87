"""Writes what the job leaves behind: the model, what is known about it, and the program that serves it."""

import math
import os
import shutil

import peft
import torch
import transformers

from job import write_json

SERVING = ("inference.py", "chat_request.py", "generate.py")


def publish(folders, options, model, tokenizer, talks, report):
    os.makedirs(folders.model, exist_ok=True)
    if options.save == "merged":
        model.merge_and_unload().save_pretrained(folders.model, safe_serialization=True)
    else:
        model.save_pretrained(folders.model, safe_serialization=True)
    tokenizer.save_pretrained(folders.model)
    characters = {}
    for talk in talks:
        characters[talk.character] = characters.get(talk.character, 0) + 1
    about = {
        "program": "character-chatbot-lora",
        "base_model": options.model_id,
        "system_prompt": options.system_prompt,
        "characters": [{"name": name, "lines": lines} for name, lines in sorted(characters.items())],
        "step": report["step"],
        "versions": {"torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__},
    }
    write_json(os.path.join(folders.model, "upside.json"), about)
    evaluation = {"version": 0, "dataset": {"item_count": report["replies"]}}
    if report["loss"] is not None:
        figures = {"loss": report["loss"], "perplexity": math.exp(min(report["loss"], 20))}
        evaluation["generation_metrics"] = {
            name: {"value": value, "standard_deviation": "NaN"} for name, value in figures.items()
        }
    write_json(os.path.join(folders.model, "evaluation.json"), evaluation)
    write_json(os.path.join(folders.output_data, "evaluation.json"), evaluation)
    code = os.path.join(folders.model, "code")
    os.makedirs(code, exist_ok=True)
    here = os.path.dirname(os.path.abspath(__file__))
    for name in SERVING:
        shutil.copyfile(os.path.join(here, name), os.path.join(code, name))
    shutil.copyfile(os.path.join(here, "requirements.txt"), os.path.join(code, "requirements.txt"))
