"""Languages as babel and biblatex's `langid` call them, by BCP 47 tag (the biblatex manual, 2.2.3).

Tags: https://www.rfc-editor.org/info/bcp47; names: the babel manual, "Languages supported".
"""

from __future__ import annotations

_NAMES = {
    "af": "afrikaans", "ar": "arabic", "be": "belarusian", "bg": "bulgarian", "br": "breton",
    "ca": "catalan", "cs": "czech", "cy": "welsh", "da": "danish", "de": "german",
    "de-AT": "austrian", "de-CH": "swissgerman", "el": "greek", "en": "english",
    "en-AU": "australian", "en-CA": "canadian", "en-GB": "british", "en-NZ": "newzealand",
    "en-US": "american", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "fr-CA": "canadien", "ga": "irish",
    "gd": "scottish", "gl": "galician", "he": "hebrew", "hi": "hindi", "hr": "croatian",
    "hu": "magyar", "hy": "armenian", "id": "indonesian", "is": "icelandic", "it": "italian",
    "ja": "japanese", "ko": "korean", "la": "latin", "lt": "lithuanian", "lv": "latvian",
    "mk": "macedonian", "mn": "mongolian", "ms": "malay", "nb": "norsk", "nl": "dutch",
    "nn": "nynorsk", "no": "norwegian", "pl": "polish", "pt": "portuguese", "pt-BR": "brazil",
    "pt-PT": "portuguese", "ro": "romanian", "ru": "russian", "sa": "sanskrit", "sk": "slovak",
    "sl": "slovene", "sq": "albanian", "sr": "serbian", "sv": "swedish", "th": "thai",
    "tr": "turkish", "uk": "ukrainian", "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip
_THREE_LETTERS = {
    "deu": "de", "ger": "de", "eng": "en", "fra": "fr", "fre": "fr", "ita": "it", "spa": "es",
    "nld": "nl", "dut": "nl", "por": "pt", "rus": "ru", "jpn": "ja", "zho": "zh", "chi": "zh",
    "pol": "pl", "swe": "sv", "dan": "da", "fin": "fi", "ces": "cs", "cze": "cs", "hun": "hu",
    "ell": "el", "gre": "el", "tur": "tr", "ukr": "uk", "kor": "ko", "lat": "la",
}  # fmt: skip
_KNOWN = frozenset({*_NAMES.values(), "ngerman", "naustrian", "usenglish", "ukenglish"})


def langid(language: str) -> str | None:
    """The babel name of a language: of "en-US", "eng" or "American"; None where none is known."""
    name = language.strip().lower()
    if name in _KNOWN:
        return name
    primary, _, rest = language.strip().replace("_", "-").partition("-")
    primary = _THREE_LETTERS.get(primary.lower(), primary.lower())
    region = rest.partition("-")[0].upper()
    return _NAMES.get(f"{primary}-{region}") or _NAMES.get(primary)
