"""Languages as babel and polyglossia call them, and their tags.

babel's manual, section 1.25 (https://ctan.org/pkg/babel); tags: RFC 5646, with the country that
CSL's locale of the language has.
"""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES: Mapping[str, str] = {
    "acadian": "fr-CA", "afrikaans": "af-ZA", "american": "en-US", "arabic": "ar",
    "australian": "en-AU", "austrian": "de-AT", "basque": "eu", "brazil": "pt-BR",
    "brazilian": "pt-BR", "british": "en-GB", "bulgarian": "bg-BG", "canadian": "en-CA",
    "canadien": "fr-CA", "catalan": "ca-AD", "chinese": "zh-CN", "croatian": "hr-HR",
    "czech": "cs-CZ", "danish": "da-DK", "dutch": "nl-NL", "english": "en-US", "estonian": "et-EE",
    "finnish": "fi-FI", "francais": "fr-FR", "french": "fr-FR", "galician": "gl",
    "german": "de-DE", "germanb": "de-DE", "greek": "el-GR", "hebrew": "he-IL",
    "hungarian": "hu-HU", "icelandic": "is-IS", "indonesian": "id-ID", "irish": "ga",
    "italian": "it-IT", "japanese": "ja-JP", "korean": "ko-KR", "latin": "la",
    "latvian": "lv-LV", "lithuanian": "lt-LT", "magyar": "hu-HU", "mexican": "es-MX",
    "naustrian": "de-AT", "newzealand": "en-NZ", "ngerman": "de-DE", "norsk": "nb-NO",
    "norwegian": "nb-NO", "nswissgerman": "de-CH", "nynorsk": "nn-NO", "persian": "fa-IR",
    "polish": "pl-PL", "polutonikogreek": "grc", "portuges": "pt-PT", "portuguese": "pt-PT",
    "romanian": "ro-RO", "russian": "ru-RU", "serbian": "sr-RS", "slovak": "sk-SK",
    "slovene": "sl-SI", "slovenian": "sl-SI", "spanish": "es-ES", "swedish": "sv-SE",
    "swissgerman": "de-CH", "thai": "th-TH", "turkish": "tr-TR", "ukenglish": "en-GB",
    "ukrainian": "uk-UA", "usenglish": "en-US", "vietnamese": "vi-VN", "welsh": "cy",
}  # fmt: skip
"""Tags by name."""
