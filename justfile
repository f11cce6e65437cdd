# `just` lists the recipes. Each is one or two plain commands, so none of them needs just.

_default:
    @just --list

# Everything that must pass before a commit is shared; the same as CI runs.
check:
    bash .ci/run

# Put the code into the one format.
fmt:
    cargo fmt

# The tests, with the window.
test *args:
    cargo test --locked {{ args }}

# The tests of the core, which build in a fraction of the time.
test-core *args:
    cargo test --locked --no-default-features {{ args }}

# Renew the pictures in tests/snapshots that no longer match. Look at each before you commit it.
snapshots:
    UPDATE_SNAPSHOTS=1 cargo test --locked

# Open the real window on a virtual display, light and dark; pictures go to target/look.
look *args:
    bash tools/look.sh {{ args }}

# Try to break what is promised, for minutes: 1,000 kills, power cuts, damage, changed files. Prints counts.
torture:
    DEMARCHE_TORTURE=1 cargo test --locked --no-default-features --test core -- --nocapture --test-threads=1 journal:: faults:: damage:: import_guard:: import_hostile::

# Measure. What is worth keeping goes to benches/runs: `just bench -- --keep NAME-OF-THE-MACHINE`.
bench *args:
    cargo bench --locked {{ args }}

# Make the test files of foreign formats anew; needs python3, chromium and LibreOffice Writer.
fixtures:
    python3 tools/fixtures.py
    python3 tools/prints.py
