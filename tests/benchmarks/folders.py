"""Which folders of questions there are to learn and measure on."""

BUNDLED = "questions"
"""What all folders of questions without an article count as: they are about the bundled one."""
HELD_OUT = (
    *("airlines-en", "ai-video", "beta", "cloud-gpu", "seed-breeding"),
    *("gpu-rivals", "hk-banks", "tea-drinks", "zeta"),
)
"""Folders that nothing is learnt from and whose failures nobody reads: by them the whole is judged."""
