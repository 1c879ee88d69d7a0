"""Links between event frames: all pairs of one type, none of two types, the same whatever else is read."""

from dateline.language.model import load_model

ATTACKS = (
    "Gunmen attacked a convoy near the border on Monday, killing four soldiers. "
    "The attack was condemned by the president. "
)
FILLER = "The valley is known for its apples, and the harvest was good this year, farmers told a local paper. "


def test_links_join_frames_of_one_type_in_order() -> None:
    annotations = load_model().annotate(ATTACKS + "Rebels attacked a second convoy on Tuesday. " + ATTACKS)
    events = annotations.events
    assert annotations.links
    for link in annotations.links:
        assert 0 <= link.first < link.second < len(events)
        assert events[link.first].type == events[link.second].type
        assert 0 <= link.score <= 1


def test_frames_of_two_windows_are_linked() -> None:
    text = ATTACKS + FILLER * 30 + "The attack on the convoy was the second this month."
    annotations = load_model().annotate(text)
    far = [n for n, event in enumerate(annotations.events) if event.triggers[0].start > len(ATTACKS)]
    assert any(link.second in far and link.first not in far for link in annotations.links)


def test_the_same_text_gives_the_same_links() -> None:
    text = ATTACKS + FILLER * 30 + ATTACKS
    assert load_model().annotate(text).links == load_model().annotate(text).links
