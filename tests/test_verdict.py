"""Yes or no: what a sentence says of a question's proposition."""

import pytest

from knowledge import Knowledge
from knowledge.answering.reading import read
from knowledge.answering.understand import understand
from knowledge.answering.verdict import verdict
from knowledge.language.folding import fold_text

CASES = [
    ("a statement", "远山科技收购了青禾数据吗", "远山科技去年收购了青禾数据。", True),
    ("never done", "远山科技提交申请了吗", "远山科技则并未提交上市申请。", False),
    ("not yet", "新厂投产了吗", "这座新厂尚未投产。", False),
    ("not cheap", "这款芯片便宜吗", "这款芯片并不便宜。", False),
    ("no surprise at all", "结果让人意外吗", "毫无意外的,远山科技再次夺冠。", False),
    ("asked with a negation, denied", "远山科技没提交申请吗", "远山科技并未提交上市申请。", True),
    ("asked with a negation, but it is so", "远山科技没提交申请吗", "远山科技已提交上市申请。", False),
    ("A or not A", "芯片贵不贵", "训练离不开昂贵的芯片。", True),
    ("whether", "是否盈利", "公司至今没有盈利。", False),
    ("not only is no negation", "它支持中文吗", "它不仅支持中文,还支持英文。", True),
    ("a negation in another clause", "销量增长了吗", "公司没有裁员,销量增长两成。", True),
    ("compared, the same way", "英特尔比高通大吗", "英特尔的规模远超高通。", True),
    ("compared, the other way", "高通比英特尔大吗", "英特尔的规模远超高通。", False),
    ("compared, less", "高通的销量低于英特尔吗", "高通的销量低于英特尔。", True),
    ("English, so", "Did Acme submit results?", "Acme submitted results in May.", True),
    ("English, not so", "Did Acme submit results?", "Acme did not submit results.", False),
    ("English over Chinese", "Did Acme submit the results?", "Acme 则并未提交成绩。", False),
]


@pytest.mark.parametrize(("question", "sentence", "so"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_verdict(knowledge: Knowledge, question: str, sentence: str, so: bool) -> None:
    with knowledge.store.read():
        asked = understand(question, knowledge.store)
    assert verdict(asked, read(fold_text(sentence))) is so
