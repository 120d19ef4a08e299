"""A card number leaves the reader for the keyed hash and goes nowhere else: no file, log or answer has it."""

import base64

from harness.cards import Member, em4100_frame

# Made up, and with digits that nothing else would have by chance.
KNOWN, UNKNOWN = "C0FFEE0BAD", "DEC0DE0BAD"


def forms(card):
    """A card number as it might be found: text in either case, decimal, bytes in either order, base64."""
    raw = bytes.fromhex(card)
    number = int(card, 16)
    texts = [card, str(number), f"{number & 0xFFFFFFFF:010d}", f"{raw[2]},{int(card[-4:], 16):05d}"]
    return [text.lower().encode() for text in texts] + [raw, raw[::-1], base64.b64encode(raw).lower()]


def test_no_card_number_is_in_any_file_log_or_answer(make_kiosk):
    kiosk = make_kiosk(members=[Member(KNOWN, "courier", "王师傅")])
    with kiosk.station.subscribed() as subscription, kiosk.station.menu() as menu:
        menu.wait_for("请刷卡")
        kiosk.reader.tap(KNOWN)
        answers = [subscription.next_visit()]
        kiosk.reader.tap(UNKNOWN)
        answers.append(subscription.next_visit())
        kiosk.reader.send(em4100_frame(KNOWN)[:9] + b"?")
        menu.press("1")
        kiosk.station.wait_until_sent()
        menu.pump(0.2)
        screen = bytes(menu.raw)
    outputs = {"notifications": str(answers).encode(), "screen": screen}
    for verb in ("status", "report", "events", "verify"):
        outputs[verb] = kiosk.station.run(verb, "--json").output.encode()
    outputs["district"] = kiosk.district.run("report", "--json").output.encode()
    kiosk.stop()
    for file in kiosk.folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            outputs[str(file)] = file.read_bytes()
    assert any(name.endswith("stationd.log") for name in outputs)
    # Bytes are searched as they are, text without regard to case.
    for name, content in outputs.items():
        for form in forms(KNOWN) + forms(UNKNOWN):
            assert form not in content and form not in content.lower(), f"a card number is in {name}"
