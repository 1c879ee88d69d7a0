def test_the_demo_shows_two_official_clocks_that_disagree(dateline, tmp_path):
    record = str(tmp_path / "record")
    result = dateline("demo", "--record", record)
    assert result.status == 0
    assert "time (disjoint)" in result.text
    assert "Who says what" in result.text
    assert dateline("check", "--record", record).status == 0
    assert dateline("events", "--record", record, "--conflicts", "--json").lines
