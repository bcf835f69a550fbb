"""Venues named in running text: "CVPR 2024", "In Proceedings of …", "Nature Methods"."""

from __future__ import annotations

import re

from refsync.characters import WHITESPACE
from refsync.patterns import regex
from refsync.publications import GERMAN_THESIS
from refsync.readers.journals import is_dated_journal, is_told_by_its_words
from refsync.readers.remembered import remembered

_KNOWN_CONFERENCES = (
    "3DV AAAI AACL AAMAS ACCV ACL ACM-BCB ACML ACMMM ACNS ACSAC ADBIS AIED AIES AISTATS "
    "ALENEX ALT AMCIS AMIA ANCS ANNPR AOSD APBC APLAS APNet APSA APSIPA APSys ASE ASIACCS "
    "AsiaCCS ASIACRYPT ASONAM ASP-DAC ASPDAC ASPLOS ASRU ATC ATVA AutoML AVSS BIBE BIBM "
    "BioNLP BlackboxNLP BMVC BTAS CADE CAiSE CAV CCGRID CCGrid CCS CGO CHES CHI CHIIR CHIL "
    "CIAC CIDR CIKM CLeaR CLEF CLOUD CODASPY CODES+ISSS COGSCI CogSci COLING CoLLAs COLM CoLM "
    "COLT CONCUR CoNEXT CONLL CoNLL CoRL CPAIOR CPAL CRYPTO CSCW CSF CSMR CT-RSA CVMP CVPR "
    "CVPRW DAC DAFx DAI DaMoN DASFAA DATE DCASE DEBS DEXA DFRWS DICTA DIMVA DSAA DSN EAAMO "
    "EACL ECAI ECCB ECCV ECCVW ECIR ECIS ECML ECML-PKDD ECMLPKDD ECMR ECOOP ECRTS ECSA "
    "ECSQARU EDBT EDM EGSR EKAW EMBC EMNLP EMSOFT ESANN ESEC ESEC/FSE ESEM ESOP ESORICS "
    "ESSCIRC ESWC EUROCOMB EUROCRYPT EuroGP EUROGRAPHICS Eurographics EuroS&P EuroSys EuroVis "
    "EUSIPCO EWSN FAccT FASE FAST FAT FCCM FLAIRS FMCAD FOCS FOGA FOSSACS FoSSaCS FPL FSCD "
    "FSE FSTTCS GECCO GLOBECOM GPCE HICSS HiPC HiPEAC HotCloud HotDep HotMobile HotNets HotOS "
    "HotPower HotStorage HPCA HPDC I3D IAAI ICA3PP ICADL ICALP ICANN ICAPS ICAR ICASSP ICC "
    "ICCAD ICCCN ICCD ICCP ICCV ICCVW ICDAR ICDCS ICDE ICDM ICDT ICER ICFP ICGSE ICIP ICIS "
    "ICLP ICLR ICMC ICME ICMI ICML ICMR ICNP ICPC ICPE ICPP ICPR ICRA ICS ICSA ICSE ICSM "
    "ICSME ICSOC ICST ICTAI ICTIR ICVS ICWE ICWS ICWSM IISWC IJCAI IJCAR IJCB IJCNLP IJCNN "
    "IMC INFOCOM INFOVIS InfoVis INLG INTERSPEECH InterSpeech Interspeech IPCO IPDPS IPDPSW "
    "IPMI IPSN IROS ISAAC ISBI ISCA ISCSLP ISER ISFPGA ISIT ISLPED ISMAR ISMB ISMIR ISMM "
    "ISPASS ISRR ISSCC ISSRE ISSTA ISWC ITCS ITiCSE ITSC IUI IWQOS IWQoS IWSLT JCDL K-CAP KDD "
    "KDIR KR L4DC L@S LAK LCTES LICS LoG LOPSTR LPAR LREC LREC-COLING MASCOTS MDM MFCS MFPS "
    "MICCAI MICRO MIDL ML4H MLHC MLSP MLSYS MLSys MM MMSys MOBICOM MobiCom MOBIHOC MobiHoc "
    "MobileHCI MobiSys MODELSWARD MSST NAACL NDSS NeurIPS NIME NIPS NLPCC NOMS NORDICHI "
    "NordiCHI NSDI NSPW OOPSLA OPODIS OSDI OzCHI PacificVis PACIS PACT PAKDD PEPM PerCom PETS "
    "PIMRC PKC PKDD PLDI PODC PODS POPL PPDP PPOPP PPoPP PPSN PRICAI PSB RANLP RECOMB RecSys "
    "RepL4NLP RO-MAN ROBIO RSS RTAS RTSS S&P SACMAT SANER SaTML SC SCAM SciVis SDM SEAMS "
    "SecureComm SemEval SENSYS SenSys SIGCOMM SIGCSE SIGDIAL SIGGRAPH SIGIR SIGKDD SIGMETRICS "
    "SIGMOD SIGMOD/PODS SIGSPATIAL SNAPL SOCC SoCC SOCG SoCG SODA SOSA SOSP SOSR SP SPAA "
    "SPAWC SPLASH SPLC SSDBM SSRR SSTD STACS STOC SYSTOR TACAS TPDL TREC UAI UBICOMP UbiComp "
    "UIST UMAP USENIX VCIP VL/HCC VLDB VLHCC VMCAI VRST VTC WACV WACVW WADS WAFR WASPAA WCNC "
    "WCRE WebSci WISE WiSec WMT WOOT WSDM WWW"
)
_KNOWN_JOURNALS = (
    "A&A ApJ ApJL ApJS BAMS COMST CSUR CVIU DMKD DMLR EMSE EPJC GRL IJCV IJRR IMWUT IPM JACM "
    "JACS JAIR JASIST JBHI JCAP JCIM JCTC JHEP JINST JMLR JPCL JPDC JSAC JSSC MedIA MISQ "
    "MNRAS NAR NEJM PACMMOD PACMPL PAMI PASJ PASP PLOS PNAS PoPETs PRB PRD PRL PRX PRXQ PVLDB "
    "RA-L RAL SICOMP STVR T-ITS T-IV T-PAMI T-RO TACL TACO TALG TALLIP TASLP TBIOM TBME TCAD "
    "TCBB TCC TCHES TCI TCOM TCSVT TCYB TDSC TECS TGRS TIFS TIP TISMIR TIST TIT TITS TIV TKDD "
    "TKDE TMC TMI TMLR TMM TNN TNNLS TNSE TNSM TOCHI TOCS TODAES TODS TOG TOIS TON TOPLAS "
    "TOPS ToSC TOSEM TPAMI TPDS TRO TSE TSP TVCG TVLSI TWC VLDBJ"
)
_KNOWN_SERVERS = (
    "ArXiv Arxiv arXiv arxiv bioRxiv BioRxiv biorxiv ChemRxiv CoRR medRxiv Preprint preprint "
    "PsyArXiv SSRN"
)
_OTHERS = "ARR OpenReview PMLR THUML"
CONFERENCES, JOURNALS, SERVERS = (
    frozenset(names.split()) for names in (_KNOWN_CONFERENCES, _KNOWN_JOURNALS, _KNOWN_SERVERS)
)
"""What goes by its initials."""
_ACRONYMS = CONFERENCES | JOURNALS | SERVERS | frozenset(_OTHERS.split())
_SHORTEST_IN_ANY_CASE = 4
_IN_ANY_CASE = {
    name.lower(): name for name in sorted(_ACRONYMS) if len(name) >= _SHORTEST_IN_ANY_CASE
}
_NAMES_OF_STATES = (
    "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS NC ND NE NH "
    "NJ NM NV NY OH OK OR PA RI SD TN TX UT VA VT WA WV WY"
)
_STATES = frozenset(_NAMES_OF_STATES.split())
"""Of the United States, as they stand behind a town where a book is published: "Bonn, NH, 2015"."""
_COMMA_BEHIND = regex(r",\s")
_VOLUME = regex(
    r"(?P<name>[A-Za-z][A-Za-z&/+]{1,20})(?:-?(?:19|20)\d\d|[-'’‘]?[0129]\d)|"
    r"(?:20)?[012]\d-?(?P<behind>[A-Za-z]{3,20})"
)
"""A venue glued to the year: "ICLR23", "Arxiv-2017", "23arxiv"."""

_CONFERENCES_WITH_WORKSHOPS = "NeurIPS NIPS ICML ICLR CVPR ICCV ECCV WACV AAAI EMNLP NAACL KDD"
_WITH_WORKSHOPS = frozenset(_CONFERENCES_WITH_WORKSHOPS.split())
"""Conferences behind which a hyphen and the name of a workshop may stand: "CVPR-W"."""

YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
"""A pattern of when a work appeared: "2015", "2015a"."""
NAMED = regex(r"[A-Z][\w./-]*(?: (?:[A-Z][\w./-]*|of|the|in|on|and|for|&)){0,5}")
"""A few words with capitals, as a venue's name is."""
OF_ORGANISATIONS = frozenset(
    ("AI", "Brain", "Group", "Inc", "Lab", "Labs", "Networks", "Research", "Systems", "Team")
)
"""With what an organisation's name ends that else looks like a person's: "Acme Research"."""
_WORDS = regex(
    r"\b(?:Proceedings|Proc\.?|Journal|J\.(?= [A-Z][a-z]+\.)|Conference|Conf\.?|Transactions|"
    r"Trans\.?|Symposium|Workshops?|Letters|Lett\.?|Annals|Ann\.|Reviews?|Rev\.|Magazine|Bulletin|Quarterly|"
    r"Nature|Nat\.|Science|Cell|Lancet|PLoS|PLOS|BMC|JAMA|eLife|Advances in|Adv\.|"
    r"Lecture Notes|Handbook|Encyclopedia|"
    r"Press|Publish(?:er|ers|ing)|Springer|Elsevier|Wiley|O['’]Reilly|Routledge|"
    r"Palgrave|IEEE|ACM|USENIX|SIAM|AAAI|thesis|dissertation|(?:Thesis|Dissertation) at|"
    r"(?:Masters?|Bachelors?|Ph\.?D\.?|MSc|BSc|Diploma|Doctoral)(?:['’]?s)? Thesis|"
    rf"{GERMAN_THESIS}|"
    r"Technical Report|Tech\.? Rep|Zeitschrift|Jahrbuch|Revue|Revista|Actes|Annales|"
    r"Physical|Phys\.|Archives?|Bioinformatics|Nucleic Acids|Verlag|Findings of)(?![\w-])"
)
_ORDINAL = regex(r"\d{1,3}(?:st|nd|rd|th) ")
"""As in "12th Workshop on Widgets"."""
_INSTITUTIONS = regex(r"\b(?:Universit\w+|Institut\w*|College|Academy|Laborator\w+)\b")
_WORDS_OF_NAMES = frozenset(("of", "for", "and", "the", "in", "at", "de", "di", "do", "für", "&"))
_OF_WORKS = regex(
    r"\b(?:Press|Publish\w+|thesis|dissertation|Proc\w*|Journal|Transactions|Conference|Symposium|"
    rf"Workshops?|Reports?|Letters|Annals|Bulletin|Reviews?|Verlag|{GERMAN_THESIS})\b",
    re.IGNORECASE,
)
_LETTER = r"(?:(?![\u3040-\u9fff\uac00-\ud7a3])[\w&/-])"
"""A pattern of what initials go on with, but not in a script without spaces: "GEAR部件 2012"."""
_HEADED = regex(
    rf"(?:19|20)\d\d\W+[A-Z]{{3,}}{_LETTER}*|[A-Z]{{3,}}{_LETTER}*?\W*(?:(?:19|20)\d\d|['’‘]\d\d)"
)
_BEGINS = regex(
    r"(?:The )?(?:Proceedings|Proc\.|Journal|Annals|Annual Review|Transactions|IEEE|ACM|"
    r"Advances in|Lecture Notes|International (?:Journal|Conference)|"
    r"[A-Z]\w{0,10}[A-Z]{2}\w{0,4} (?:Workshop|Symposium|Conference) (?:for|of|on))(?!\w)"
)
JOURNALS_OF_A_WORD = frozenset(
    ("Nature", "Science", "Cell", "Lancet", "eLife", "JAMA", "BMJ", "Bioinformatics")
)
_PART_BEHIND = regex(
    r"(?P<name>[A-Z][\w&/-]{1,30})(?:['’‘]\d\d|\s(?:19|20)\d\d)\s"
    r"(?P<part>Findings|Short|Long|Main|Demos?|Industry|Tutorials?|Workshops?)"
)
"""A part of a conference behind its year: "ACL'23 Findings", "ACL 2023 Demo"."""
_NO_NAMES_OF_PARTS = ("Short", "Long", "Main")
_GLUED = regex(r"(?<=[a-z]{3})(?=\d{1,4},\s?\d)")
"""Between a name and its volume: "Science386,439-445"."""
_HAN = regex(r"学报|会议|期刊|杂志|雑誌|论文集|論文集|学会|論文誌|研究会|大会|학회|논문지|出版社")
_INITIALS_AND_YEAR = regex(
    r"(?P<name>(?<![A-Z])[A-Z](?=[\w&/@+-]{0,40}?[A-Z])"
    rf"(?:@|\+|{_LETTER}){{1,60}}"
    r"(?:\s+[\w&/@+:-]{1,60}){0,3}?)[\s,-]*(?:['’‘]\d\d|(?:19|20)\d\d)\b"
)
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
MONTHS = rf"{MONTH}(?:\s?[/–-]\s?{MONTH})?"
"""A pattern of an issue's months: "May", "May/June"."""
_YEAR_AROUND = regex(
    r"(?<![\s,;.:(\[])[\s,;.:(\[]*(?:(?:['’‘]\s?(?:19|20)?\d\d|(?<!\d)(?:19|20)\d\d)(?!\d))[\s,;.)\]]*$|"
    rf"^(?:{MONTHS} )?(?:19|20)\d\d(?:[./-]\d\d?\b)?(?:[\s,;.:-]+|(?=[A-Z]))"
)
_YEAR_BEHIND = regex(r"[\s,(]['’‘]?(?:(?:19|20)\d\d|(?<=['’‘])\d\d)\W*$")
_TWO_MONTHS = regex(rf"{MONTH}\s?[/–-]\s?{MONTH}")
_MONTH_BEHIND = regex(rf"\s\({MONTH}\)$")
_ENDS = regex(
    rf"(?<![\s,;.(])[\s,;.(]+(?:{MONTHS}(?:\s+\d{{1,2}})?|to appear|accepted)[\s,)]*$",
    re.IGNORECASE,
)
_IN = regex(
    r"(?:in(?! press)|on(?= arxiv)|published in|"
    r"(?:(?:just|conditionally|provisionally) )?(?:accepted|forthcoming|to appear|in press)"
    r"(?: for (?:publication|presentation))?(?:,| (?:in|by|at|to)\b)?(?! for\b))\s*[:\uff1a]?\s+",
    re.IGNORECASE,
)
"""What says that a work appeared, or will, before where it did: "Accepted for publication in "."""
_NUMBERS = regex(
    r"(?<!\bthe)(?<![\s,;.])[\s,;.]+(?:vol(?:ume)?\b\.?\s?(?:PP|[IVXLC]+)\b|"
    r"(?:(?:vol(?:ume)?|no|pp?|pages?|art(?:icle)?|issue)\b\.?\s*|n[°º]\s?)?"
    r"(?!\d+(?:st|nd|rd|th)\b(?! [Ee]d))\d[\d\s.:(),–/-]*)"
    r"(?:[\s,;.]+(?:(?:vol(?:ume)?|no|pp?|pages?|issue)\b\.?\s*)\d[\d\s.:(),–/-]*)*.*$",
    re.IGNORECASE,
)
EAST_ASIAN_VOLUME = regex(
    r"(?<![\s,.\uff0c])[\s,.\uff0c]*(?:[第제]\s?)?(?P<volume>\d{1,4})\s?[卷巻권]"
    r"(?:[\s,.\uff0c]*(?:[第제]\s?)?(?P<issue>\d{1,4})\s?[号號期호])?"
)
"""Behind a journal in Chinese, Japanese or Korean: "試験論文誌, 第12巻, 第3号"."""
_OPEN_BRACKET = regex(r"\s*[(\[][^()\[\]]*$")
"""Is left of "(CT '15)" when the year is taken away."""
_ARXIV = regex(
    r"arXiv(?:\.org)?(?: (?:e-?prints?|preprint))?(?:[\s,:]+(?:arXiv:)?[\w./-]*\d)?$|"
    r"arXiv preprint",
    re.IGNORECASE,
)
_NUMBERED_BY = ("ISBN", "ISSN")
"""Initials that name no venue, though numbers follow them."""
_FIRST_WORD = regex(r"[\s-]")
_WORD_ENDS = regex(r"[\s/,]+")
_LONGEST_IN_HAN = 40
_MOST_BESIDE = 3
"""So many words may stand beside a venue's initials."""
_MOST_AROUND = 8
"""So many years, months and awards are taken away from around a name."""
_MOST_WORDS = 16
AWARD = "oral|spotlight|poster|highlight|best paper(?: award)?"
"""A pattern of how a paper was shown, or what it was given, in any case."""
_AWARDS = regex(
    rf"(?<![\s,;(\[])[\s,;(\[]*(?:{AWARD})[\s)\]]*$",
    re.IGNORECASE,
)
_AWARD_ENDS = ("oral", "spotlight", "poster", "highlight", "paper", "award")
_BEHIND_AWARDS = WHITESPACE + ")]"
_DIGIT = regex(r"\d")


@remembered
def venue(text: str) -> str | None:
    """The venue that a text names and is nothing else, without year, volume and pages.

    Args:
        text: "CVPR 2024", "In Proceedings of the Tests, 2019, pp. 1-10".
    """
    name = bare_venue(text)
    if is_acronym(name) or is_told_by_its_words(name):
        return name
    if name in _NUMBERED_BY:
        return None
    if len(text.split()) > 2 * _MOST_WORDS or not any(char.isupper() for char in text):
        return name if _HAN.search(text) and len(name) < _LONGEST_IN_HAN else None
    if not name or len(name.split()) > _MOST_WORDS:
        return None
    if _HAN.search(name):
        return name
    if _INSTITUTIONS.search(name) and not _OF_WORKS.search(name):
        return None
    if is_dated_journal(name, text):
        return name
    if part := _PART_BEHIND.fullmatch(text.strip(" .,")):
        is_named = part["part"] not in _NO_NAMES_OF_PARTS
        return f"{part['name']} {part['part']}" if is_named else part["name"]
    if (name in JOURNALS_OF_A_WORD or (_WORDS.search(name) and " " in name)) and (
        name[0].isupper() or _ORDINAL.match(name) or _IN.match(text.strip())
    ):
        return name
    return name if _is_of_initials_and_year(name, text) else None


def _is_of_initials_and_year(name: str, text: str) -> bool:
    """Whether a text is of a venue's initials and a year, and no state's behind a town."""
    is_a_state = name in _STATES and _COMMA_BEHIND.match(text.strip(), len(name))
    return not is_a_state and _INITIALS_AND_YEAR.fullmatch(text.strip(" ,;.:()[]")) is not None


@remembered
def is_venue(text: str) -> bool:
    """Whether a text can be nothing but a venue: "ICML 2020", "Journal of Tests"."""
    name = bare_venue(text)
    is_named = is_acronym(name) or is_told_by_its_words(name)
    return is_named or _BEGINS.match(name) is not None


def is_institution(text: str) -> bool:
    """Whether a text is the name of an institution by its words: "Widget University of Gears"."""
    words = text.split()
    named = all(word[0].isupper() or word in _WORDS_OF_NAMES for word in words)
    return named and len(words) <= _MOST_WORDS and bool(_INSTITUTIONS.search(text))


def venue_and_year(text: str) -> bool:
    """Whether a text says nothing but where and when: "Journal of Tests, 2015"."""
    short = len(text.split()) <= _MOST_WORDS // 2
    return short and _YEAR_BEHIND.search(text) is not None and venue(text) is not None


def venue_with_year(text: str) -> str | None:
    """The venue that a text names by its initials, with a year: "Papers of CVPR 2024"."""
    for found in _INITIALS_AND_YEAR.finditer(text):
        first = _FIRST_WORD.split(found["name"], maxsplit=1)[0]
        if first in _ACRONYMS:
            return first
    bare = bare_venue(text)
    return bare if is_acronym(bare) else None


def is_dated(heading: str) -> bool:
    """Whether a heading is of initials and a year, as where a volume's papers are: "2016 FPGA".

    The month of the event may stand in brackets behind them: "ACME 2019 (Aug)".
    """
    return _HEADED.fullmatch(_MONTH_BEHIND.sub("", heading.strip())) is not None


@remembered
def bare_venue(text: str) -> str:
    """A venue's name without what stands around it: "In", the year, volume, pages, awards."""
    name = text.strip(' \t\n,;.:()[]【】*_"“”')
    name = volume_in_short(name) or name
    name = name[lead.end() :] if (lead := _IN.match(name)) else name
    for _ in range(_MOST_AROUND):
        before = name
        if name.rstrip(_BEHIND_AWARDS).lower().endswith(_AWARD_ENDS):
            name = _AWARDS.sub("", name)
        name = _ENDS.sub("", name)
        if _DIGIT.search(name):
            name = _YEAR_AROUND.sub("", name)
        name = name.strip(" ,;.:()[]")
        if name == before:
            break
    if _TWO_MONTHS.fullmatch(name):
        return ""
    if _ARXIV.match(name):
        return "arXiv"
    if not name.isascii() and (volume := EAST_ASIAN_VOLUME.search(name)):
        name = name[: volume.start()]
    if _DIGIT.search(name) or "vol" in name.lower():
        name = _NUMBERS.sub("", _GLUED.sub(" ", name))
    if "(" in name or "[" in name:
        name = _OPEN_BRACKET.sub("", name)
    return name.strip(" ,;.:()[]")


def volume_in_short(text: str) -> str | None:
    """The venue of a word that has the year glued to it, in capitals or not: "Eurosys'24"."""
    match = _VOLUME.fullmatch(text)
    name = (match["name"] or match["behind"]) if match else ""
    return name if name in _ACRONYMS else _IN_ANY_CASE.get(name.lower())


@remembered
def is_acronym(name: str) -> bool:
    """Whether a name is that of a known venue, perhaps with a word beside it: "CVPR Workshops"."""
    first, *others = _WORD_ENDS.split(name, maxsplit=_MOST_BESIDE + 1)
    conference, _, part = first.partition("-")
    is_known = first in _ACRONYMS or (part.isalnum() and conference in _WITH_WORKSHOPS)
    return is_known and len(others) <= _MOST_BESIDE
