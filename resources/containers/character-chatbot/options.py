"""The hyperparameters of the character chatbot. resources/recipes/character-chatbot-lora.json is the form for them."""

from job import BadInput, Options

TARGETS = "q_proj,k_proj,v_proj,o_proj,gate_proj,up_proj,down_proj"
PROMPT = "You are {character}. Answer as {character} would, in one to three sentences, and never leave the part."


def read_options(folders):
    options = Options("Character chatbot: LoRA on an instruct model.")
    options.text("model_id", "meta-llama/Llama-3.2-3B-Instruct")
    options.text("character")
    options.text("system_prompt", PROMPT)
    options.number("context_turns", 6, 1, 64, whole=True)
    options.number("max_length", 512, 16, 131072, whole=True)
    options.number("lora_r", 64, 1, 1024, whole=True)
    options.number("lora_alpha", 16, 1, 4096, whole=True)
    options.number("lora_dropout", 0.1, 0, 0.9)
    options.text("lora_targets", TARGETS)
    options.number("learning_rate", 2e-4, 1e-7, 1)
    options.number("warmup_share", 0.03, 0, 0.5)
    options.number("batch_size", 1, 1, 1024, whole=True)
    options.number("gradient_accumulation", 16, 1, 4096, whole=True)
    options.number("max_steps", 1000, 1, 10_000_000, whole=True)
    options.number("max_grad_norm", 1, 0, 1000)
    options.flag("gradient_checkpointing", True)
    options.choice("precision", ("auto", "fp16", "bf16", "fp32"), "auto")
    options.number("validation_split", 0.1, 0, 0.5)
    options.number("log_steps", 10, 1, 1_000_000, whole=True)
    options.number("eval_steps", 100, 1, 10_000_000, whole=True)
    options.number("checkpoint_steps", 50, 1, 10_000_000, whole=True)
    options.text("checkpoint_dir")
    options.number("early_stopping_patience", 0, 0, 10_000, whole=True)
    options.choice("save", ("adapter", "merged"), "adapter")
    options.number("processes_per_host", 0, 0, 64, whole=True)
    options.number("seed", 1, 0, 2**31 - 1, whole=True)
    given = options.read(folders)
    if not given.system_prompt.strip():
        raise BadInput("Hyperparameters: system_prompt is blank.")
    return given
