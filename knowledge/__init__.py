"""The fact store and the answering of Yinju: synchronous, and without any knowledge of bots.

with Knowledge.open("yinju.db") as kb:
    kb.build(["seeds"])
    answer = kb.ask("英伟达市值多少?")
"""

from knowledge.errors import KnowledgeError
from knowledge.knowledge import Knowledge

__all__ = ["Knowledge", "KnowledgeError"]
