"""What is a forecast, a plan or hearsay, said as such: "TrendForce 预测:…", "据外媒报道:…", "(planned)"."""

from knowledge.language.characters import is_han
from knowledge.models import Language, Modality

LONGEST = 40
"""Characters of a short answer; where the source would not fit, it is left out."""
_WITH = {
    Modality.FORECAST: ("{source} 预测:{short}", "{short} (forecast by {source})"),
    Modality.PLAN: ("{short}(计划)", "{short} (planned)"),
    Modality.HEARSAY: ("据{source}:{short}", "{short} (according to {source})"),
}
_WITHOUT = {
    Modality.FORECAST: ("预计 {short}", "{short} (forecast)"),
    Modality.PLAN: ("{short}(计划)", "{short} (planned)"),
    Modality.HEARSAY: ("据传 {short}", "{short} (reported)"),
}
_BEFORE = {
    Modality.FORECAST: ("预计 ", "forecast "),
    Modality.PLAN: ("计划 ", "planned "),
    Modality.HEARSAY: ("据传 ", "reported "),
}


def as_told(short: str, modality: Modality, source: str | None, language: Language, longest: int = LONGEST) -> str:
    """A short answer as its sentence tells it; what is simply stated stays as it is, and so does what has no room."""
    if modality is Modality.STATED:
        return short
    english = language is Language.ENGLISH
    named = source and (not english or not any(map(is_han, source)))
    frames = ([_WITH[modality][english]] if named else []) + [_WITHOUT[modality][english]]
    said = (frame.format(short=short, source=source) for frame in frames)
    return next((one for one in said if len(one) <= longest), short)


def marked(operand: str, modality: str, language: Language) -> str:
    """An operand of a computation with how it is told before it: 预计 110 亿美元."""
    before = _BEFORE.get(Modality(modality))
    return f"{before[language is Language.ENGLISH]}{operand}" if before else operand


def of_thing(thing: str, attribute: str, language: Language) -> str:
    """A thing's attribute, as what the article does not tell: X的估值."""
    if not attribute:
        return thing
    return f"{attribute} of {thing}" if language is Language.ENGLISH else f"{thing}的{attribute}"
