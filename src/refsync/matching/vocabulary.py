"""Words that say what a title, a name or a venue is, beside what it is about."""

from __future__ import annotations

import re

from refsync.patterns import regex

MISREAD = regex(r"[âÂãÃ](?:\s?[^\w\s])+|&\w+ ?;")
"""UTF-8 that was read as something else, and the names of signs."""

# --- titles: all forms are those of `refsync.titles.fold`, where nothing else is said -------------

ARTICLES = frozenset(("a", "an", "the"))

_COMMON = (
    "about advances analysis and applications applied approach approaches architecture based "
    "between beyond case challenges data database databases deep design development effects "
    "efficient empirical evaluation evidence experimental fast for framework from general "
    "generation high human image images information international introduction into is it its "
    "large language learning machine management method methods model modeling models multi network "
    "networks neural new novel of on online optimal over overview performance perspective problem "
    "processing recent recognition report research review role robust science social some "
    "structure study survey system systems task technical techniques text that the theory through "
    "time to toward towards training under understanding unified using via video vision visual web "
    "what when with without world"
)
COMMON = frozenset(_COMMON.split())
"""Words that many titles have."""

ROMAN = {
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11",
    "xii": "12", "xiii": "13", "xiv": "14", "xv": "15",
}  # fmt: skip
ROMAN_AT_PARTS = {**ROMAN, "i": "1", "v": "5", "x": "10"}
"""One letter is a numeral only after the name of a part, or where a title or its main part ends."""
_COUNTED = (
    "one first 1st erste erster erstes premier premiere primera prima 一 上 上册 上卷",
    "two second 2nd zweite zweiter zweites deuxieme segunda seconda 二 中 中册 中卷",
    "three third 3rd dritte dritter drittes troisieme tercera terza 三 下 下册 下卷",
    "four fourth 4th vierte vierter viertes quatrieme cuarta quarta 四",
    "five fifth 5th funfte funfter funftes cinquieme quinta 五",
    "six sixth 6th sechste sechster sechstes sixieme sexta sesta 六",
    "seven seventh 7th", "eight eighth 8th", "nine ninth 9th", "ten tenth 10th",
)  # fmt: skip
COUNTED = {
    word: str(number) for number, words in enumerate(_COUNTED, start=1) for word in words.split()
}
LETTERED = {letter: str(number) for number, letter in enumerate("abcdefgh", start=1)}
"""Letters count after the name of a part only."""
_PARTS = (
    "part pt vol volume chapter book no number phase teil band bd heft partie tome livre parte tomo"
)
PARTS = frozenset(_PARTS.split())
EDITIONS = frozenset(("edition", "ed", "ausgabe", "auflage"))

REMARK = regex(
    r"\s*[(\[]\s*(?:"
    r"(?:(?:extended|panel|demo|tutorial|keynote|poster|experience|invited|short|full) )?"
    r"(?:abstract|summary|session|description|paper|talk)"
    r"|tutorials?|panel|demo(?:nstration)?|poster|keynote|invited|industrial|oral|spotlight"
    r"|(?:extended|full|long|short|revised|preliminary|journal|conference) version"
    r"|best (?:student )?paper(?: award)?|preprint|thesis|article|[acdjm]"
    r")\s*[)\]]\s*$",
    re.IGNORECASE,
)
"""What kind of contribution it is, said in brackets behind the title."""

WITHDRAWN = regex(r"^\W*(?:retracted|withdrawn)(?: article| paper)?\W+", re.IGNORECASE)
"""Publishers put it before the title of the work itself."""

_NOTICES = {
    "correction": r"(?:errat(?:um|a)|corrigend(?:um|a)|addend(?:um|a))\b"
    r"|(?:author|publisher)['’]?s?['’]? correction\b|corrections?(?: to|:)",
    "retraction": r"(?:retraction|withdrawal|(?:editorial )?expression of concern)"
    r"(?: and republication)?(?: notice)?(?: to| for|:|\s?[\u2013\u2014]| of [\"“‘'])",
    "reply": r"(?:authors?['’]?s? )?(?:reply|response|rejoinder|rebuttal)(?: to|:)|re: "
    r"|re\]|(?:(?:a )?(?:replication|reproduction)|reproducibility(?: study)?) of\b",
    "comment": r"(?:a |some |further )?(?:comments?|commentary) (?:on|to)\b|comments?:"
    r"|discussion(?: of [\"“‘']|:)",
    "material": r"(?:[\w, ]{0,40}\b)?(?:code|data|software|artifacts?|supplement(?:ary)?)\b[\w, ]*"
    r" (?:for|to|of|from) (?:the )?(?:[\w ]{0,30} )?(?:paper|article|publication)\b"
    r"|(?:online |web )?(?:appendix|supplement(?:ary \w+)?|supporting information)"
    r" (?:to|for|of)\b",
    "review": r"(?:book )?reviews? of\b|book review\b|review: |(?:technical )?perspective:",
}
NOTICE = regex("|".join(rf"(?P<{kind}>^\W*(?:{form}))" for kind, form in _NOTICES.items()))
"""How the title of a notice about a work begins, in lower case."""
NOTICE_BEHIND = regex(
    r"[:.([\u2013\u2014-]\s*(?:(?P<correction>erratum|corrigendum|correction)"
    r"|(?P<retraction>retraction(?: notice)?)"
    r"|(?P<reply>reply|rejoinder|authors?['’]?s? (?:response|reply))"
    r"|(?P<comment>comment|commentary)|(?P<review>(?:a )?book review)"
    r"|(?P<material>(?:additional|supplement(?:ary|al)) (?:materials?|details|information|data)"
    r"|(?:technical |online )?appendix))\W*$"
    r"|(?P<sequel>\W(?:revisited|reloaded|redux)\b"
    r"|[:\u2013\u2014-] (?:new results|continued|an update|\w+ years (?:after|later|on))\W*$)"
)
"""How it ends; and how a later work on the same subject calls itself."""

_RECURRING = (
    # editors
    r"(?:guest |managing )?editor(?:s| s)?(?: in chiefs?)?"
    r" (?:introduction|notes?|message|letter|page|choice|comments?|remarks|foreword|preface)",
    r"(?:guest |joint )?editorials?(?: (?:note|board|comment|introduction))?",
    r"(?:letters?|messages?|notes?|words?|remarks|report|welcome|foreword|preface) (?:from|by)"
    r" (?:the )?[\w ]{3,40}",
    r"from the (?:editors?|chair|president)(?: s?)?(?: desk)?|\w+(?: s)? message",
    r"(?:introduction|preface|foreword|editorial) (?:to|for) (?:the |this )?(?:special |theme )?"
    r"(?:issue|section|volume)|(?:in |about )?(?:this|the) issue",
    # parts of a volume
    r"preface|foreword|introduction|prologue|afterword|epilogue|conclusions?|summary|overview",
    r"acknowledge?ments?|appendix|index|(?:table of )?contents|(?:front|back) matter|bibliography",
    r"references|abstracts?|abbreviations|contributors|list of \w+",
    # events
    r"discussion|panel(?: discussion)?|keynote(?: address| speech| talk)?|invited (?:talk|paper)s?",
    r"(?:opening|closing)(?: remarks)?|welcome(?: address)?|plenary(?: talk)?|tutorials?",
    r"poster session|session \w+|call for (?:papers|participation|proposals|book reviews)",
    # columns
    r"(?:book|media|film|literature|product) (?:reviews?|notes|notices)(?: column| section)?",
    r"reviews?|news(?: and (?:notes|views|events))?|announcements?|notices|calendar(?: of events)?",
    r"letters?(?: to the editors?)?|correspondence|obituar(?:y|ies)|in memoriam|annual report",
    r"(?:acknowledge?ment (?:of|to) )?(?:reviewers|referees)|minutes",
    # notices that don't say what they are about
    r"errat(?:um|a)|corrigend(?:um|a)|corrections?|retraction|reply|rejoinder|response|comments?",
    r"commentary",
)
RECURRING = regex("|".join(_RECURRING))
"""Titles of what comes again in every issue or volume."""

# --- names ----------------------------------------------------------------------------------------

_BODIES = (
    "anthology association business center centre college committee company conference consortium "
    "corporation department edition editor editors foundation group hospital inc institute journal "
    "laboratory library ministry office press proceedings project proposal record research school "
    "society staff team technology university working www"
)
BODIES = frozenset(_BODIES.split())
"""Words of names that are no person's, also where they were read as one."""

# --- venues ---------------------------------------------------------------------------------------

_PROCEEDINGS_IN = {
    r"transactions on graphics|trans graph|tog": r"siggraph",
    r"acm on programming languages|proc acm program lang|pacmpl": r"icfp|oopsla|pldi|popl|splash"
    r"|functional programming|principles of programming languages"
    r"|programming language design and implementation",
    r"acm on human computer interaction|acm hum comput interact|pacmhci": r"cscw|eics|etra|group"
    r"|chi play|iss|mobilehci|computer supported cooperative work",
    r"interactive mobile wearable and ubiquitous|imwut": r"iswc|ubicomp|ubiquitous computing",
    r"analysis of computing systems|pomacs": r"sigmetrics",
    r"acm on management of data|pacmmod": r"sigmod",
    r"acm on networking|pacmnet": r"conext",
    r"acm on software engineering|pacmse": r"esec|fse",
    r"visualization and computer graphics|vis comput graph|tvcg": r"infovis|ismar|scivis|vast|vis"
    r"|ieee vr|ieee visualization|information visualization",
    r"computer graphics forum|comput graph forum": r"egsr|eurographics|eurovis|sgp"
    r"|pacific graphics|symposium on geometry processing|symposium on rendering",
    r"robotics and automation letters|robot autom lett|ra l": r"icra|iros|intelligent robots"
    r"|conference on robotics and automation",
    r"cryptographic hardware and embedded systems|tches": r"ches",
    r"transactions on symmetric cryptology|tosc": r"fse|fast software encryption",
    r"bioinformatics": r"eccb|ismb|intelligent systems for molecular biology",
}
PROCEEDINGS_IN = tuple(
    (regex(rf"\b(?:{journal})\b"), regex(rf"\b(?:{conference})\b"))
    for journal, conference in _PROCEEDINGS_IN.items()
)
"""Journals of which issues are the proceedings of conferences, and these."""

CUT = regex(r"\u2026|\.\.\.|& ?hellip ?;")
"""Where some programs cut a venue's name."""

_IN_VENUES = (
    "a an and the of on in for to proceedings proceeding proc conference conf international int l "
    "intl acm ieee cvf annual journal j transactions trans symposium symp workshop"
)
IN_VENUES = frozenset(_IN_VENUES.split())
"""Words of venues' names that many have."""
