"""Generated lists: the same text every time."""

from __future__ import annotations

import random

# fmt: off
_WORDS = [
    "learning", "vision", "language", "model", "alignment", "adaptive", "sparse", "robust",
    "multimodal", "transformer", "graph", "diffusion", "retrieval", "efficient", "scalable",
    "contrastive", "latent", "policy", "causal", "reasoning",
]
_FAMILIES = [
    "Müller", "Tanaka", "García", "Nguyen", "Okafor", "Smith", "Kowalska", "Rossi", "Silva",
    "Haddad",
]
# fmt: on


def title(number: int) -> str:
    """A title of its own for each number."""
    rng = random.Random(number)
    return f"{' '.join(rng.sample(_WORDS, 6)).capitalize()} in setting {number}"


def authors(number: int) -> list[str]:
    """Five names, as BibTeX writes them."""
    rng = random.Random(number)
    return [f"{family}, {rng.choice('ABCDEFG')}." for family in rng.sample(_FAMILIES, 5)]


def arxiv(number: int) -> str:
    """An arXiv id of its own for each number below 1,200,000."""
    return f"{10 + number // 120000:02d}{1 + number // 10000 % 12:02d}.{number % 10000:05d}"


def markdown(entries: int) -> str:
    """A list of papers under headings, each with links and fenced BibTeX."""
    parts = ["# Papers on many things\n"]
    for number in range(entries):
        if number % 100 == 0:
            parts.append(f"\n## Topic {number // 100}\n")
        parts.append(
            f"\n### {title(number)} (N{number})\n\n"
            f"paper link: [here](https://arxiv.org/pdf/{arxiv(number)})\n\n"
            f"github link: [here](https://github.com/group/project-{number})\n\n"
            "```bibtex\n"
            f"@misc{{key{number},\n"
            f"  title={{{title(number)}}},\n"
            f"  author={{{' and '.join(authors(number))}}},\n"
            f"  year={{2020}},\n  eprint={{{arxiv(number)}}},\n  archivePrefix={{arXiv}}\n"
            "}\n```\n"
        )
    return "".join(parts)
