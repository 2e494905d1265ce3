"""How a sentence tells what it tells: as so, as a forecast, a plan or hearsay, and by whom."""

import pytest

from knowledge.language.folding import fold_text
from knowledge.language.modality import told
from knowledge.models import Modality

S, F, P, H = Modality.STATED, Modality.FORECAST, Modality.PLAN, Modality.HEARSAY
CASES = [
    ("plain", "微软营收 619 亿美元。", "619亿", S, None),
    ("press", "据外媒报道,微软将向 CoreWeave 投资 10 亿美元。", "10亿", H, "外媒"),
    ("named press", "据《晚点》报道,字节订购了 10 亿美元的 GPU。", "10亿", H, "晚点"),
    ("dated press", "据台媒 6 月报道,台积电产能提升两成。", "两成", H, "台媒"),
    ("passive", "甲骨文被外媒报道花费 20 亿美元。", "20亿", H, "外媒"),
    ("people", "据知情人士透露,赎金高达 850 万美元。", "850万", H, "知情人士"),
    ("rumour", "有传闻称,苹果将裁员 3000 人。", "3000", H, "传闻"),
    ("statistics", "据 IDC 统计,苹果出货 5000 万部。", "5000万", S, "idc"),
    ("figures", "据 TrendForce 发布的数据,英伟达营收 67.3 亿美元。", "67.3亿", S, "trendforce"),
    ("view", "按 IDC 的口径,出货量为 2.952 亿部。", "2.952亿", S, "idc"),
    ("forecast", "TrendForce 预测,第二季度价格将上涨 13%。", "13%", F, "trendforce"),
    ("according to a forecast", "据高盛预测,金价将达 3000 美元。", "3000", F, "高盛"),
    ("own forecast", "公司营收 71.9 亿美元,并预测第二季度收入达到 110 亿美元。", "110亿", F, None),
    ("before the forecast", "公司营收 71.9 亿美元,并预测第二季度收入达到 110 亿美元。", "71.9亿", S, None),
    ("likely", "明年销量有望突破 100 万辆。", "100万", F, None),
    ("below expectation", "销量低于预期,只有 100 万辆。", "100万", S, None),
    ("plan", "公司计划明年裁员 500 人。", "500", P, None),
    ("target", "全年目标定在 3 亿元。", "3亿", P, None),
    ("another part", "微软计划裁员 500 人;谷歌营收 805 亿美元。", "805亿", S, None),
    ("English press", "According to Reuters, Apple cut 500 jobs.", "500", S, "reuters"),
    ("English rumour", "Apple is reportedly cutting 500 jobs.", "500", H, "reportedly"),
    ("English forecast", "Goldcrest expects prices of about $150.", "150", F, "goldcrest"),
    ("English plan", "Apple plans to invest $500m.", "500m", P, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "modality", "source"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_told(text: str, words: str, modality: Modality, source: str | None) -> None:
    """Cues hold for their own part of the sentence; sources are names without introducing words."""
    folded = fold_text(text)
    start = folded.index(words)
    found = told(folded, start, start + len(words))
    assert (found.modality, folded[slice(*found.source)] if found.source else None) == (modality, source)
