"""Reads a chat request (docs/chat-endpoint.md), or refuses it with a status, a code and a sentence."""

import json

ROLES = ("system", "user", "assistant")
LARGEST = 25 * 1024 * 1024


class Refused(Exception):
    def __init__(self, status, code, message, **more):
        super().__init__(message)
        self.status = status
        self.error = {"code": code, "message": message, **more}


class ChatRequest:
    def __init__(self, messages, character, given):
        self.messages, self.character = messages, character
        self.stream = flag(given, "stream")
        self.temperature = number(given, "temperature", 0, 2, 0.7)
        self.top_p = number(given, "top_p", 0.01, 1, 0.9)
        self.tokens = int(number(given, "max_tokens", 1, 4096, 256))
        self.seed = None if given.get("seed") is None else int(number(given, "seed", 0, 2**32 - 1, 0))
        exclude = given.get("exclude", [])
        if not isinstance(exclude, list) or len(exclude) > 1000 or not all(isinstance(text, str) for text in exclude):
            raise invalid("exclude is no list of at most 1000 texts.")
        # Whoever wants another answer would get the same one again from the likeliest words.
        if exclude and self.temperature == 0:
            self.temperature = 0.7


def read_request(body, content_type, chatbot):
    """A ChatRequest; None when the characters are asked for."""
    if (content_type or "").split(";")[0].strip().lower() != "application/json":
        raise Refused(415, "unsupported_content_type", f"Content type {content_type} is not understood: send application/json.")
    if len(body) > LARGEST:
        raise Refused(413, "body_too_large", "The request has more than 25 MiB.")
    try:
        given = json.loads(body.decode("utf-8") if isinstance(body, (bytes, bytearray)) else body)
    except ValueError:
        raise invalid("The body is not valid JSON in UTF-8.") from None
    if not isinstance(given, dict):
        raise invalid("The body is no JSON object.")
    if given.get("operation") == "characters":
        return None
    messages = read_messages(given.get("messages"))
    if not any(each["role"] == "user" for each in messages):
        raise Refused(400, "empty_context", "No user message has text.")
    prompted = messages[0]["role"] == "system"
    character = who(given.get("character"), chatbot, prompted)
    if not prompted:
        messages.insert(0, {"role": "system", "content": chatbot.prompt(character)})
    return ChatRequest(messages, character, given)


def read_messages(given):
    """What was said, as chat templates want it: one system message at most, then turns that alternate from the user's on."""
    if not isinstance(given, list):
        raise invalid("messages is no list.")
    system, turns = [], []
    for place, each in enumerate(given):
        if not isinstance(each, dict) or each.get("role") not in ROLES or not isinstance(each.get("content"), str):
            raise invalid(f"messages[{place}] has no role of {', '.join(ROLES)} with a text as content.")
        text = each["content"].strip()
        if not text:
            continue
        if each["role"] == "system":
            system.append(text)
        elif turns and turns[-1]["role"] == each["role"]:
            turns[-1]["content"] += "\n" + text
        elif turns or each["role"] == "user":
            turns.append({"role": each["role"], "content": text})
    if turns and turns[-1]["role"] == "assistant":
        turns.pop()
    return ([{"role": "system", "content": "\n\n".join(system)}] if system else []) + turns or [{"role": "none"}]


def who(name, chatbot, prompted):
    names = [each["name"] for each in chatbot.characters]
    if name is None and len(names) == 1:
        return names[0]
    if name is None and prompted:
        return None
    found = next((each for each in names if isinstance(name, str) and each.lower() == name.strip().lower()), None)
    if found is None:
        says = "character is missing" if name is None else f"Nobody is called {name}"
        raise Refused(400, "unknown_character", f"{says}. There are: {', '.join(names)}.", characters=names)
    return found


def flag(given, name):
    value = given.get(name, False)
    if not isinstance(value, bool):
        raise invalid(f"{name} is neither true nor false.")
    return value


def number(given, name, least, most, default):
    value = given.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
        raise invalid(f"{name} is no number from {least} to {most}.")
    return value


def invalid(message):
    return Refused(400, "invalid_request", message)
