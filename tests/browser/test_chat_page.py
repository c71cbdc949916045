"""A worker's phone and the whole real service: what is typed, what is read, what is kept."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from knowledge.load import main as load_main
from tests.browser.conftest import DESKTOP, PHONE
from tests.stack import Stack

PICTURES = Path(__file__).parent.parent.parent / "docs" / "pictures"
ANSWER_MS = 60_000


def ask(page: Page, text: str) -> None:
    """Type a question, send it, and wait for the reply to it."""
    before = page.locator('[data-testid="message"][data-author="bot"]').count()
    page.get_by_test_id("input").fill(text)
    page.get_by_test_id("send").click()
    expect(page.locator('[data-testid="message"][data-author="bot"]')).to_have_count(
        before + 1, timeout=ANSWER_MS
    )


def newest(page: Page) -> Locator:
    """The newest reply."""
    return page.locator('[data-testid="message"][data-author="bot"]').last


def test_three_questions_are_asked_and_their_answers_read(page: Page) -> None:
    ask(page, "老板拖欠我三个月工资不给怎么办")
    reply = newest(page)
    expect(reply.get_by_test_id("message-text")).to_contain_text("劳动监察")
    reply.get_by_test_id("law").locator("summary").click()
    expect(reply.get_by_test_id("law-item").filter(has_text="《劳动合同法》第八十五条")).to_be_visible()

    ask(page, "请不起律师能免费打官司吗")
    reply = newest(page)
    expect(reply.get_by_test_id("message-text")).to_contain_text("法律援助")

    ask(page, "我在烟台芝罘区，附近哪能歇脚喝口热水")
    cards = newest(page).get_by_test_id("station-card")
    expect(cards).to_have_count(5)
    expect(cards.first.get_by_test_id("sample-badge")).to_be_visible()
    expect(cards.first.get_by_test_id("map-link")).to_have_attribute(
        "href", re.compile(r"^https://uri\.amap\.com/marker\?position=")
    )


INVENTED_TEXT = """# 中华人民共和国劳动合同法（节录）

<!-- INFO END -->

第八十五条 这是试验用的第一段话，写得长一些，好看清楚手机上怎样换行。

（一）试验用的第一项；

（二）试验用的第二项。
"""


def test_an_article_unfolds_to_its_official_words(page: Page, stack: Stack, tmp_path: Path) -> None:
    ask(page, "老板拖欠我三个月工资不给怎么办")
    law = newest(page).get_by_test_id("law")
    law.locator("summary").click()
    cited = law.get_by_test_id("law-item").filter(has_text="《劳动合同法》第八十五条")
    expect(cited).to_be_visible()
    # No texts are loaded: a reference is plain words, and nothing promises more.
    page.wait_for_load_state("networkidle")
    expect(law.get_by_test_id("law-show")).to_have_count(0)

    (tmp_path / "劳动合同法(2012-12-28).md").write_text(INVENTED_TEXT, encoding="utf-8")
    assert load_main(["--database", stack.settings.database_url, "--statutes", str(tmp_path)]) == 0
    page.reload()
    law = newest(page).get_by_test_id("law")
    law.locator("summary").first.click()
    show = law.get_by_test_id("law-show")
    expect(show).to_have_count(1, timeout=ANSWER_MS)
    expect(show).to_contain_text("《劳动合同法》第八十五条")
    words = law.get_by_test_id("law-text")
    expect(words).to_be_hidden()
    box = show.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    show.focus()
    page.keyboard.press("Enter")
    expect(words).to_be_visible()
    expect(words).to_contain_text("（二）试验用的第二项。")
    expect(words).to_contain_text("《中华人民共和国劳动合同法》，2012-12-28 版本")
    page.keyboard.press("Enter")
    expect(words).to_be_hidden()
    show.tap()
    expect(words).to_be_visible()


def test_a_button_is_a_question(page: Page) -> None:
    ask(page, "老板拖欠我三个月工资不给怎么办")
    newest(page).get_by_test_id("reply-button").filter(has_text="去哪投诉").click()
    expect(page.locator('[data-testid="message"][data-author="bot"]')).to_have_count(2, timeout=ANSWER_MS)
    expect(newest(page).get_by_test_id("message-text")).to_contain_text("投诉")


def test_a_quick_question_starts_the_talk(page: Page) -> None:
    page.get_by_test_id("quick-button").first.click()
    expect(page.locator('[data-testid="message"][data-author="bot"]')).to_have_count(1, timeout=ANSWER_MS)


def test_the_talk_is_still_there_after_a_reload(page: Page) -> None:
    ask(page, "送外卖的能加入工会吗")
    page.reload()
    expect(page.get_by_test_id("message")).to_have_count(2, timeout=ANSWER_MS)
    ask(page, "请不起律师能免费打官司吗")
    expect(page.get_by_test_id("message")).to_have_count(4)


def test_a_shared_location_finds_stations(phone: BrowserContext, page: Page, stack: Stack) -> None:
    phone.grant_permissions(["geolocation"], origin=stack.url)
    phone.set_geolocation({"latitude": 37.5405, "longitude": 121.4003})
    ask(page, "我附近哪里有工会驿站")
    newest(page).get_by_test_id("share-location").click()
    expect(newest(page).get_by_test_id("station-card")).to_have_count(5, timeout=ANSWER_MS)


def test_too_long_a_text_stays_in_the_input(page: Page) -> None:
    text = "欠" * 2001
    page.get_by_test_id("input").fill(text)
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("input")).to_have_value(text)
    expect(page.locator('[data-testid="message"][data-author="system"]')).to_contain_text("1")
    expect(page.locator('[data-testid="message"][data-author="worker"]')).to_have_count(0)


def test_what_a_worker_types_is_never_run(page: Page) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for text in ('<img src=x onerror="alert(1)">', "<script>alert(2)</script>", "javascript:alert(3)"):
        ask(page, text)
        mine = page.locator('[data-testid="message"][data-author="worker"]').last
        expect(mine.get_by_test_id("message-text")).to_have_text(text)
    assert dialogs == []


def test_messages_sent_without_a_network_arrive_once_when_it_is_back(
    phone: BrowserContext, page: Page
) -> None:
    ask(page, "老板拖欠我三个月工资不给怎么办")
    phone.set_offline(True)
    page.get_by_test_id("input").fill("请不起律师能免费打官司吗")
    page.get_by_test_id("send").click()
    mine = page.locator('[data-testid="message"][data-author="worker"]')
    expect(mine).to_have_count(2)
    phone.set_offline(False)
    expect(page.locator('[data-testid="message"][data-author="bot"]')).to_have_count(2, timeout=ANSWER_MS)
    expect(mine).to_have_count(2)
    expect(mine.last).to_have_attribute("data-state", "sent")


def test_starting_anew_deletes_the_talk(page: Page) -> None:
    ask(page, "送外卖的能加入工会吗")
    page.get_by_test_id("restart").click()
    page.get_by_test_id("restart-yes").click()
    expect(page.get_by_test_id("message")).to_have_count(0)
    page.reload()
    expect(page.get_by_test_id("quick-button").first).to_be_visible()
    expect(page.get_by_test_id("message")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_wider_than_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    ask(page, "老板拖欠我三个月工资不给怎么办")
    ask(page, "我在烟台芝罘区，附近哪能歇脚喝口热水")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    log = page.get_by_test_id("chat-log")
    assert log.evaluate("log => log.scrollWidth <= log.clientWidth")


def test_pictures_for_the_readme_are_taken(
    browser: Browser, stack: Stack, request: pytest.FixtureRequest
) -> None:
    """The README shows what this test saw; `--pictures` renews them."""
    for name, viewport in (("phone", PHONE), ("desktop", DESKTOP)):
        context = browser.new_context(viewport=viewport, device_scale_factor=1.5, locale="zh-CN")
        page = context.new_page()
        page.goto(stack.url)
        ask(page, "老板拖欠我三个月工资不给怎么办")
        newest(page).get_by_test_id("law").locator("summary").click()
        picture = page.screenshot()
        assert len(picture) > 20_000, "the picture is empty"
        if request.config.getoption("--pictures"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            (PICTURES / f"chat-{name}.png").write_bytes(picture)
        context.close()
