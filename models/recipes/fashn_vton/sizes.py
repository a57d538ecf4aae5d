"""The sizes of the published network, and of a tiny one of the same build for tests."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """Pixels and counts that a network is built from."""

    height: int = 864
    width: int = 576
    patch: int = 12
    hidden: int = 1280
    heads: int = 10
    mixer_blocks: int = 4
    double_blocks: int = 8
    single_blocks: int = 16
    axes: tuple[int, ...] = (16, 56, 56)
    theta: float = 10_000.0
    mlp_ratio: int = 4
    categories: int = 4

    @property
    def rows(self) -> int:
        return self.height // self.patch

    @property
    def columns(self) -> int:
        return self.width // self.patch

    @property
    def tokens(self) -> int:
        return self.rows * self.columns

    @property
    def mlp(self) -> int:
        return self.hidden * self.mlp_ratio

    @property
    def patch_values(self) -> int:
        """Numbers of one patch of a colour image."""
        return 3 * self.patch * self.patch


FULL = Sizes()
TINY = Sizes(height=48, width=36, hidden=256, heads=2, mixer_blocks=1, double_blocks=1, single_blocks=1)
