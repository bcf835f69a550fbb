"""Journals that only a year or a volume beside them tells: "Nat Commun 13", "Proteins, 2018"."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.remembered import remembered

_ONE_WORD = (
    "algorithmica automatica biochemistry bioengineering bioinformatics biomacromolecules "
    "biometrika biomolecules biostatistics cells chemosphere combinatorica demography "
    "econometrica elife entropy f1000research genes gigascience heliyon iscience langmuir mabs "
    "molecules nanoscale neurocomputing neuroimage neuron patterns peerj pharmaceutics polymers "
    "proteins psychometrika sensors technometrics toxins vaccines viruses"
)
_OF_ONE_WORD = frozenset(_ONE_WORD.split())
_SHORTENED = (
    "acad acta adv aerosp agric algebr am anal anat angew ann annu antibiot antibodies appl aquat "
    "arch archit artif astron astrophys atmos autom autoimmun bacteriol behav biochem biochim "
    "bioeng bioinform biol biomater biomech biomed biometrics biophys biosci biosyst biotechnol "
    "br brain bull cancer cardiol catal cell cells chem chromatogr circ clim clin cogn coll "
    "colloid comb commun comp comput cond contemp control crit cryst crystallogr curr cybern "
    "cytol data dent dermatol des dev diagn differ dis discov discuss drug dyn ecol econ edu educ "
    "electr electrochem electron endocrinol energ energy eng entomol environ enzyme epidemiol eur "
    "evol exp expert fed fluid fluids food forensic found front fundam gastroenterol gen genet "
    "genom genomics geochem geogr geol geom geophys geosci geotech graph health heart hematol hum "
    "hydrol hyg immun immunol ind infect inf infin inform innov inorg inst instrum int integr "
    "intell intern invest j jpn lang lett limnol linguist logist mach macromol magn manag manuf "
    "mat mater math matter meas mech med metab meteorol methods metrol microb microbiol microsc "
    "mod model mol mon morphol mutat nano nanotechnol nat natl nephrol netw neural neurobiol "
    "neurol neurophysiol neurosci nonlinear nucl numer nutr oceanogr oncol oper ophthalmol opin "
    "opt optim organ ornithol pathog pathol pattern pediatr perform perspect pharm pharmacol "
    "philos photonics phys physiol plant plasma plast policy polit pollut polym popul pract prec "
    "proc process prod prog protein proteome psychiatr psychiatry psychol public pure quant "
    "quantum quart radiat radiol recent recognit regul rel reliab remote rep reprod res resour "
    "rev rheumatol robot roy sci sel semicond sens ser signal simul soc sociol softw soil solid "
    "spectrosc spectrom stand stat stem stoch strateg stroke struct stud suppl surf surg surv "
    "sust sustain symp synth syst tech technol ther theor theory tissue top toxicol trans transl "
    "transp trends trop tumor urol usa vasc vet vib virol vis visual vol water wind world zool"
)
_ABBREVIATED = frozenset(_SHORTENED.split())
"""Words as ISO 4 shortens them in the names of journals, and some that it leaves whole."""
_SOCIETIES = "ACM ACS AIP APL BMC BMJ EMBO FEBS IEEE IET IMA PLoS PLOS RSC SIAM"
_OF_SOCIETIES = frozenset(_SOCIETIES.split())
_JOINING = frozenset(("", "&", "and", "of"))
_BEGINS_A_JOURNAL = regex(r"(?:Current Opinion|Frontiers|Trends|Progress|Reports) in [A-Z][^(,]*")
_BY_NAME = regex(r"(?:Scientific [Rr]eports|Scientific [Dd]ata|PL[oO]S [Oo]ne|ACS [A-Z]\w.*)")
_REVIEW_OF_A_FIELD = regex(
    r"(?:[A-Z][a-z]{3,20} ){0,2}(?!(?:Critical|Technical|Medical|Clinical|Practical|Typical|"
    r"Empirical|Analytical|Methodological|Theoretical)\b)[A-Z][a-z]{2,20}(?:ical|omic) Review"
)
BETWEEN_WORDS = regex(r"[\s.]+")
"""Of a journal's name, as in "Phys.Rev.D"."""
_DIGIT = regex(r"\d")
_FEWEST_ABBREVIATED = 2
_LONGEST_OF_INITIALS = 3


@remembered
def is_dated_journal(name: str, text: str) -> bool:
    """Whether a name is a journal's by the year or the volume beside it: "Nat Commun 13 (2022)"."""
    if not _DIGIT.search(text) or name == text.strip(" ."):
        return False
    if is_of_one_word(name) or is_told_by_its_words(name):
        return True
    return _BEGINS_A_JOURNAL.fullmatch(name) is not None or is_abbreviated(name)


def is_told_by_its_words(name: str) -> bool:
    """Whether a name of several words is a journal's, be it like a person's: "Scientific Data"."""
    return _BY_NAME.fullmatch(name) is not None


def is_review_of_a_field(label: str) -> bool:
    """Whether a link is to a journal, not to a review, by a field's name: "Historical Review".

    In other places it may be what a title ends in: "Gears: Historical Review".
    """
    return _REVIEW_OF_A_FIELD.fullmatch(label) is not None


def is_of_one_word(name: str) -> bool:
    """Whether a word is a journal's name: "Biochemistry"."""
    return name.casefold() in _OF_ONE_WORD


def is_shortened(word: str) -> bool:
    """Whether a word without its full stop is short for one in journals' names: "Phys", "D"."""
    return word.casefold() in _ABBREVIATED or (len(word) == 1 and word.isupper())


def is_abbreviated(name: str) -> bool:
    """Whether all words of a name are those of shortened journals: "J. Am. Chem. Soc."."""
    words = [word for word in BETWEEN_WORDS.split(name) if word not in _JOINING]
    if len(words) < _FEWEST_ABBREVIATED or not words[0][0].isupper():
        return False
    if max(map(len, words)) < _LONGEST_OF_INITIALS:
        return False
    first, *others = words
    return (first in _OF_SOCIETIES or first.casefold() in _ABBREVIATED) and all(
        map(is_shortened, others)
    )
