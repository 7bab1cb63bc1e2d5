"""Is one system better than another, or did the test set favour it? Paired bootstrap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# The seed and number of resamples are sacrebleu's.
SEED = 12345
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Comparison:
    """A system against the first. `p` is how likely so large a difference is by chance alone.

    `interval` holds 95 % of the resampled differences; None where the library that compared gives
    none. `signature` tells resamples and seed, as sacrebleu's signatures do.
    """

    metric: str
    baseline: str
    system: str
    difference: float
    p: float
    signature: str
    interval: tuple[float, float] | None = None


def compare_means(
    metric: str, baseline: tuple[str, Sequence[float]], system: tuple[str, Sequence[float]]
) -> Comparison:
    """Compare the means of two systems' scores of the same items (Koehn 2004, two-sided).

    The p-value is the share of resamples whose difference is as far from the mean difference of
    all resamples, to either side, as the real one is from zero. sacrebleu, which this is not used
    for, takes absolute differences before it centres them, so that its p is about half of this.
    """
    import numpy as np

    ours, theirs = np.asarray(system[1], float), np.asarray(baseline[1], float)
    picks = np.random.default_rng(SEED).integers(len(ours), size=(RESAMPLES, len(ours)))
    differences = (ours - theirs)[picks].mean(axis=1)
    real = float(ours.mean() - theirs.mean())
    far = np.abs(differences - differences.mean()) >= abs(real) - 1e-12
    low, high = np.percentile(differences, [2.5, 97.5]).round(4).tolist()
    return Comparison(
        metric,
        baseline[0],
        system[0],
        difference=round(real, 4),
        p=round((int(far.sum()) + 1) / (RESAMPLES + 1), 4),
        signature=f"bs:{RESAMPLES}|seed:{SEED}",
        interval=(low, high),
    )
