"""Loads the base model and its tokenizer, and puts LoRA on it."""

from base_model import loaded
from job import BadInput, say
from options import TARGETS


def load_tokenizer(base):
    from transformers import AutoTokenizer

    tokenizer = loaded("tokenizer", base, lambda: AutoTokenizer.from_pretrained(base))
    if not tokenizer.chat_template:
        raise BadInput(f"The tokenizer of {base} has no chat template. Choose an instruct or chat model.")
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def load_model(base, options, precision, device):
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    model = loaded("model", base, lambda: AutoModelForCausalLM.from_pretrained(base, torch_dtype=precision.type))
    model.config.use_cache = False
    if options.gradient_checkpointing:
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
        model.enable_input_require_grads()
    lora = LoraConfig(
        r=options.lora_r,
        lora_alpha=options.lora_alpha,
        lora_dropout=options.lora_dropout,
        target_modules=[name.strip() for name in (options.lora_targets or TARGETS).split(",") if name.strip()],
        bias="none",
        task_type="CAUSAL_LM",
    )
    # The adapter begins alike in every process and every attempt.
    torch.manual_seed(options.seed)
    try:
        model = get_peft_model(model, lora)
    except ValueError as error:
        raise BadInput(f"lora_targets does not fit the model: {str(error).strip().splitlines()[0]}") from None
    for parameter in model.parameters():
        if parameter.requires_grad:
            # fp16 weights would lose what small gradients add to them.
            parameter.data = parameter.data.float()
    learnt = sum(p.numel() for p in model.parameters() if p.requires_grad)
    say(f"{learnt:,} of {sum(p.numel() for p in model.parameters()):,} parameters are learnt, in {precision.name} on {device}.")
    return model.to(device)
