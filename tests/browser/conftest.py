"""A real Chromium, on a phone's and on a desktop's screen."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.stack import Stack

FIND_BROWSER = Path(__file__).parents[2] / "scripts" / "find_browser.sh"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium or Chrome, as scripts/find_browser.sh finds it; scripts/browser.sh installs it.

    It is closed after this folder's tests: Playwright keeps an event loop running, and the asynchronous tests
    of other folders need their own.
    """
    found = subprocess.run([FIND_BROWSER], stdout=subprocess.PIPE, text=True)
    assert found.returncode == 0, "no Chromium on this machine; run scripts/browser.sh"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found.stdout.strip(), args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that has never been here."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, locale="zh-CN", has_touch=True)
    yield context
    context.close()


@pytest.fixture
def page(phone: BrowserContext, stack: Stack) -> Page:
    """The chat page, opened on the phone; an error in its script fails the test."""
    opened = phone.new_page()
    opened.on("pageerror", lambda error: pytest.fail(f"the page's script failed: {error}"))
    opened.goto(stack.url)
    return opened
