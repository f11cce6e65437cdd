"""Drives the window for tools/by-hand.sh: reads the tree that a screen reader gets, works with xdotool.

What is pressed must have its effect within seconds; if not, it counts as lost and is tried again.
"""
import csv, json, os, re, subprocess, sys, time

ACTORS = ["Russia", "Ukraine", "United States", "Turkey"]
DEMANDS = ["Ceasefire", "Neutrality", "Withdrawal", "Guarantees", "Corridors"]
STANCES = {"demands": "d", "rejects": "r", "offers concession": "c"}
PATIENCE = 8.0
lost = []


def codebook(path):
    """Puts actors and demands into a new project's file."""
    words = re.sub(r"\n// sum.*", "\n", open(path).read())
    row = lambda kind, at, name: f'  (id: "{kind}{at:011d}", name: "{name}", order: {at + 1}{party(kind)}),\n'
    party = lambda kind: ', kind: "party"' if kind == "A" else ""
    lists = [("actors", "A", ACTORS), ("demands", "D", DEMANDS)]
    made = "".join(f" {name}: [\n{''.join(row(kind, *it) for it in enumerate(names))} ],\n" for name, kind, names in lists)
    open(path, "w").write(words.replace(" sources: [", made + " sources: [", 1))


def texts(path):
    """The words of each article by its title."""
    quoted = r'"(?:[^"\\]|\\.)*"'
    article = re.compile(rf"\n  \(id: \"\w+\", title: ({quoted}).*?\n   text: \[\n(.*?)\n   \]", re.S)
    lines = lambda block: [json.loads(it.strip().rstrip(",")) for it in block.split("\n")]
    return {json.loads(title): "\n".join(lines(block)) for title, block in article.findall(open(path).read())}


def sentences(text):
    """The first sign of each sentence and the one after its last."""
    end = re.compile(r"[.!?][”’\"']*(?=\s)|(?=\n)|$")
    at = 0
    while at < len(text):
        at += len(text[at:]) - len(text[at:].lstrip())
        if at < len(text):
            stop = end.search(text, at).end()
            yield at, stop
            at = stop


def pair(number):
    """A pair and a stance, never the same twice in a row."""
    return ACTORS[number % 4], DEMANDS[(number * 2 + number // 5) % 5], list(STANCES)[number % 3]


def within(seconds, test):
    """What a test finds within so many seconds; things come and go while one looks."""
    end = time.time() + seconds
    while time.time() < end:
        try:
            if found := test():
                return found
        except (GLib.Error, AttributeError, IndexError):
            pass
        time.sleep(0.02)


def nodes(node):
    yield node
    if node.get_role_name() != "document frame":
        for at in range(node.get_child_count()):
            yield from nodes(node.get_child_at_index(at))


def find(role, test):
    """The last thing with a role and a name, which is the one on top."""
    test = test if callable(test) else test.__eq__
    return [it for it in nodes(window) if it.get_role_name() == role and test(it.get_name())][-1]


def is_there(role, name):
    return any(it.get_role_name() == role and it.get_name() == name for it in nodes(window))


def words_of(node):
    return Atspi.Text.get_text(node, 0, -1)


def article():
    return find("document frame", lambda name: name.startswith("Article: "))


def xdo(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def do(what, act, effect):
    """Does something until it has its effect."""
    for _ in range(4):
        act()
        if found := within(PATIENCE, effect):
            return found
        lost.append(what)
        print("lost:", what, flush=True)
    sys.exit(f"no effect: {what}")


def click(what, get, effect):
    def act():
        rect = within(PATIENCE, get).get_extents(Atspi.CoordType.SCREEN)
        xdo("mousemove", rect.x + rect.width // 2, rect.y + rect.height // 2, "click", 1)
    do(what, act, effect)


def places(text):
    """Where each sign of the text that is laid out stands in the told words; blanks are told in other ways."""
    squeezed = lambda words: [(at, sign) for at, sign in enumerate(words) if not sign.isspace()]
    told, whole = squeezed(words_of(article())), squeezed(text)
    joined = lambda signs: "".join(sign for _, sign in signs)
    first = joined(whole).find(joined(told))
    return {} if first < 0 or not told else {whole[first + n][0]: told[n][0] for n in range(len(told))}


def rect_of(place):
    return Atspi.Text.get_range_extents(article(), place, place + 1, Atspi.CoordType.SCREEN)


def show(text, start, end):
    """Turns the wheel until a sentence is well in view and still; where its first and last sign stand."""
    before = None
    while True:
        seen = within(PATIENCE, lambda: places(text))
        if start not in seen or end - 1 not in seen:
            turn, count = (5, 3) if start >= min(seen) else (4, 3)
        else:
            first, last = rect_of(seen[start]), rect_of(seen[end - 1])
            turn, count = (4 if first.y < 90 else 5 if last.y + last.height > 790 else 0), 1
            now = (first.y, last.y)
            if not turn and now == before:
                return first, last
            before = now
        if turn:
            xdo("mousemove", 560, 450, "click", "--repeat", count, turn)
        time.sleep(0.15)


def draw(first, last):
    y, low = first.y + first.height // 2, last.y + last.height // 2
    left, right = first.x + 1, last.x + last.width - 1
    steps = [(left + (right - left) * at // 4, y + (low - y) * at // 4) for at in range(1, 5)]
    moves = [word for x, at in steps for word in ("mousemove", x, at)]
    xdo("mousemove", left, y, "mousedown", 1, *moves, "mouseup", 1)


def with_mouse(path):
    for title, text in texts(path).items():
        is_open = lambda: article().get_name() == f"Article: {title}"
        click(title, lambda: find("list item", lambda name: name.startswith(title)), is_open)
        for start, end in sentences(text):
            actor, demand, stance = pair(len(meant))
            meant.append((title, start, end, actor, demand, stance))
            do("drag", lambda: draw(*show(text, start, end)), lambda: is_there("entry", "Actor"))
            line = lambda name: lambda: find("list item", name)
            in_field = lambda name, words: lambda: words_of(find("entry", name)) == words
            click(actor, line(actor), in_field("Actor", actor))
            click(demand, line(demand), in_field("Demand", demand))
            is_on = lambda: find("radio button", stance).get_state_set().contains(Atspi.StateType.CHECKED)
            click(stance, lambda: find("radio button", stance), is_on)
            click("code", lambda: find("push button", "Code the passage"), lambda: not is_there("entry", "Actor"))
    click("menu", lambda: find("push button", "Menu"), lambda: find("push button", "Project"))
    save = lambda: find("push button", lambda name: re.match(r"Save( Ctrl|$)", name))
    click("menu", lambda: find("push button", "Project"), save)
    click("save", save, lambda: find("label", lambda name: name.startswith("Saved in")))


def chosen():
    """The passage of the article that is chosen, as a screen reader is told."""
    node = article()
    told = Atspi.Text.get_selection(node, 0)
    return words_of(node)[told.start_offset:told.end_offset]


def with_keys(path):
    for title, text in texts(path).items():
        xdo("key", *["alt+Up"] * len(texts(path)))
        while not within(0.5, lambda: article().get_name() == f"Article: {title}"):
            xdo("key", "alt+Down")
        xdo("key", "ctrl+Home")
        at = 0
        while text[at:].strip():
            do("s", lambda: xdo("key", "s"), lambda: chosen().strip())
            time.sleep(0.1)
            words = chosen().strip()
            squeezed = re.compile(r"\s+".join(map(re.escape, words.split())))
            found = squeezed.search(text, at)
            if not found or text[at:found.start()].strip():
                sys.exit(f"not the next sentence: {words}")
            at = found.end()
            actor, demand, stance = pair(len(meant))
            meant.append((title, found.start(), at, actor, demand, stance))
            is_in = lambda name: lambda: find("entry", name).get_state_set().contains(Atspi.StateType.FOCUSED)
            do("Enter", lambda: xdo("key", "Return"), is_in("Actor"))
            xdo("type", "--delay", 40, actor)
            is_known = actor in [it[3] for it in meant[:-1]]
            do(actor, lambda: xdo("key", "Return"), is_in("Demand" if is_known else "Party"))
            if not is_known:
                do("party", lambda: xdo("key", "Return"), is_in("Demand"))
            xdo("key", f"alt+{STANCES[stance]}", "type", "--delay", 40, demand)
            do(demand, lambda: xdo("key", "Return"), lambda: not is_there("entry", "Actor"))
    do("save", lambda: xdo("key", "ctrl+s"), lambda: find("label", lambda name: name.startswith("Saved in")))


def compare(path, program):
    table = path + ".csv"
    subprocess.run([program, "export", path, "-o", table], check=True, stdout=subprocess.DEVNULL)
    rows = list(csv.DictReader(open(table, encoding="utf-8-sig")))
    found = [(it["title"], int(it["start"]), int(it["end"]), it["actor"], it["demand"], it["stance"].replace("-", " ")) for it in rows]
    wrong = sorted(set(meant) ^ set(found)) if len(found) == len(meant) else sorted(set(meant) ^ set(found)) or ["count"]
    print(f"{len(found)} statements in the file, {len(meant)} meant, {len(wrong)} differences, {len(lost)} lost")
    for one in wrong[:10]:
        print(" ", "meant" if one in meant else "in the file", one)
    sys.exit(1 if wrong or lost else 0)


meant = []
if sys.argv[1] == "codebook":
    codebook(sys.argv[2])
else:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
    Atspi.init()
    def program_window():
        desk = Atspi.get_desktop(0)
        apps = [desk.get_child_at_index(at) for at in range(desk.get_child_count())]
        found = next((it for it in apps if it.get_name() == os.path.basename(sys.argv[3])), None)
        return found and found.get_child_at_index(0)
    window = within(60, program_window)
    within(60, article)
    {"mouse": with_mouse, "keys": with_keys}[sys.argv[1]](sys.argv[2])
    compare(sys.argv[2], sys.argv[3])
