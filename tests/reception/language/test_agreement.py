"""What no rule knows of agreement stays as it is."""

from __future__ import annotations

import pytest

from reception.language.agreement import agreed, feminine


@pytest.mark.parametrize("word", ["прошу", "Усенов Бакыт", "№ 5", "", "инвалид"])
def test_a_word_that_no_rule_knows_stays(word: str) -> None:
    assert feminine(word) is None
    assert agreed(word, "female") == agreed(word, None) == word


@pytest.mark.parametrize("post", ["адвокат", "судья", "депутат", "член", "представитель"])
def test_a_post_is_named_alike(post: str) -> None:
    assert agreed(post, "female") == agreed(post, None) == post
