-- The tables of a book, version 1, for SQLite. Every key begins with the association's id.
--
-- Dates are texts AAAA-MM-JJ, '' for none. Amounts are whole cents; debit is positive. Digests are
-- 32 bytes. What is validated cannot be changed or taken away: triggers refuse it here, the program
-- refuses it before, and the chain of digests shows it afterwards.

CREATE TABLE book (
    entity INTEGER NOT NULL PRIMARY KEY,
    identifier TEXT NOT NULL,           -- SIREN, else RNA, else 'none': begins the chain
    first_day TEXT NOT NULL,            -- of the first fiscal year: begins the chain
    program TEXT NOT NULL               -- that made the book
) STRICT;

CREATE TABLE setting (
    entity INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (entity, key)
) STRICT, WITHOUT ROWID;

-- Numbers given one after the other, in the transaction that uses them.
CREATE TABLE counter (
    entity INTEGER NOT NULL,
    year INTEGER NOT NULL,              -- 0: of the whole book
    name TEXT NOT NULL,                 -- 'entry', 'number:BQ', 'validated', ...
    value INTEGER NOT NULL,
    PRIMARY KEY (entity, year, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE fiscal_year (
    entity INTEGER NOT NULL,
    year INTEGER NOT NULL,              -- 1, 2, 3... in order of date
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    state INTEGER NOT NULL CHECK (state IN (0, 1, 2)),      -- open, locked, closed
    numbering INTEGER NOT NULL CHECK (numbering IN (0, 1)), -- per journal, per year
    grouping INTEGER NOT NULL,          -- how lines of the FEC it came from made entries
    PRIMARY KEY (entity, year),
    CHECK (first_day <= last_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    entity INTEGER NOT NULL,
    year INTEGER NOT NULL,
    code TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (entity, year, code),
    FOREIGN KEY (entity, year) REFERENCES fiscal_year (entity, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    entity INTEGER NOT NULL,
    year INTEGER NOT NULL,
    number TEXT NOT NULL,
    label TEXT NOT NULL,
    is_closed INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
    PRIMARY KEY (entity, year, number),
    FOREIGN KEY (entity, year) REFERENCES fiscal_year (entity, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE auxiliary (
    entity INTEGER NOT NULL,
    year INTEGER NOT NULL,
    number TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (entity, year, number),
    FOREIGN KEY (entity, year) REFERENCES fiscal_year (entity, year)
) STRICT, WITHOUT ROWID;

-- Files that entries came from.
CREATE TABLE source (
    entity INTEGER NOT NULL,
    source INTEGER NOT NULL,
    year INTEGER NOT NULL,
    name TEXT NOT NULL,
    digest BLOB NOT NULL,
    taken_at TEXT NOT NULL,
    PRIMARY KEY (entity, source),
    FOREIGN KEY (entity, year) REFERENCES fiscal_year (entity, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    entity INTEGER NOT NULL,
    year INTEGER NOT NULL,
    entry INTEGER NOT NULL,             -- of the whole book, never given twice
    journal TEXT NOT NULL,
    date TEXT NOT NULL,
    kind INTEGER NOT NULL,              -- ordinary, opening, closing
    is_validated INTEGER NOT NULL CHECK (is_validated IN (0, 1)),
    number INTEGER NOT NULL,            -- given at validation; 0 for a draft
    sequence INTEGER NOT NULL,          -- of its event in the chain; 0 for a draft
    validated_at TEXT NOT NULL,         -- 2022-12-31T10:00:00Z; '' for a draft
    author TEXT NOT NULL,               -- who validated it, else who wrote the draft
    source INTEGER NOT NULL,            -- 0: entered by hand
    imported_number TEXT NOT NULL,      -- EcritureNum of the file, as evidence
    imported_validation TEXT NOT NULL,  -- ValidDate of the file, as evidence
    reverses INTEGER NOT NULL,          -- the entry that this one takes back; 0 for none
    donor INTEGER NOT NULL,             -- 0 for none
    commitment BLOB NOT NULL,           -- to the donor's identity; empty for none
    PRIMARY KEY (entity, year, entry),
    FOREIGN KEY (entity, year, journal) REFERENCES journal (entity, year, code),
    CHECK (is_validated = (number > 0)),
    CHECK (is_validated = (validated_at <> ''))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX entry_number ON entry (entity, year, journal, number) WHERE number > 0;

CREATE TABLE line (
    entity INTEGER NOT NULL,
    year INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    line INTEGER NOT NULL,              -- 1, 2, 3... in the entry
    account TEXT NOT NULL,
    auxiliary TEXT NOT NULL,
    piece TEXT NOT NULL,
    piece_date TEXT NOT NULL,
    label TEXT NOT NULL,
    debit INTEGER NOT NULL,
    credit INTEGER NOT NULL,
    currency TEXT NOT NULL,             -- Idevise
    currency_amount TEXT NOT NULL,      -- Montantdevise, exact decimal
    quantity TEXT NOT NULL,             -- exact decimal
    unit TEXT NOT NULL,                 -- USD, BTC, h
    price_source TEXT NOT NULL,         -- where the value in euros comes from
    tags TEXT NOT NULL,                 -- 'channel=street,project=academy', sorted
    lettering TEXT NOT NULL,            -- EcritureLet of the file, as evidence
    lettering_date TEXT NOT NULL,
    head TEXT NOT NULL,                 -- what the line says of its entry where that differs
    PRIMARY KEY (entity, year, entry, line),
    FOREIGN KEY (entity, year, entry) REFERENCES entry (entity, year, entry),
    FOREIGN KEY (entity, year, account) REFERENCES account (entity, year, number)
) STRICT, WITHOUT ROWID;

-- Lettering done in the book. A row stands for what the line says of itself; '' undoes it.
CREATE TABLE matching (
    entity INTEGER NOT NULL,
    year INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    line INTEGER NOT NULL,
    code TEXT NOT NULL,
    date TEXT NOT NULL,
    PRIMARY KEY (entity, year, entry, line),
    FOREIGN KEY (entity, year, entry, line) REFERENCES line (entity, year, entry, line)
) STRICT, WITHOUT ROWID;

-- Sums kept in the transaction that posts an entry; `check` computes them anew.
CREATE TABLE balance (
    entity INTEGER NOT NULL,
    year INTEGER NOT NULL,
    is_validated INTEGER NOT NULL,
    kind INTEGER NOT NULL,              -- of the entries
    month TEXT NOT NULL,                -- AAAA-MM
    account TEXT NOT NULL,
    auxiliary TEXT NOT NULL,            -- for accounts 40 to 47, as in statements
    debit INTEGER NOT NULL,
    credit INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    PRIMARY KEY (entity, year, is_validated, kind, month, account, auxiliary)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag_balance (
    entity INTEGER NOT NULL,
    year INTEGER NOT NULL,
    dimension TEXT NOT NULL,
    value TEXT NOT NULL,
    is_validated INTEGER NOT NULL,
    month TEXT NOT NULL,
    account TEXT NOT NULL,
    debit INTEGER NOT NULL,
    credit INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    PRIMARY KEY (entity, year, dimension, value, is_validated, month, account)
) STRICT, WITHOUT ROWID;

-- The chain: each event's digest covers its record and the digest before. The record of a
-- validated entry is made anew from its rows, the others are kept here.
CREATE TABLE event (
    entity INTEGER NOT NULL,
    sequence INTEGER NOT NULL,          -- 1, 2, 3...
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,              -- 0: of the whole book
    entry INTEGER NOT NULL,             -- 0: the event is not the validation of an entry
    record TEXT NOT NULL,               -- '' for an entry
    digest BLOB NOT NULL,
    PRIMARY KEY (entity, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE content (
    entity INTEGER NOT NULL,
    digest BLOB NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (entity, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
    entity INTEGER NOT NULL,
    year INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    digest BLOB NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    is_early INTEGER NOT NULL CHECK (is_early IN (0, 1)), -- in the entry's own record
    PRIMARY KEY (entity, year, entry, digest),
    FOREIGN KEY (entity, year, entry) REFERENCES entry (entity, year, entry),
    FOREIGN KEY (entity, digest) REFERENCES content (entity, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE assertion (
    entity INTEGER NOT NULL,
    account TEXT NOT NULL,
    date TEXT NOT NULL,
    amount INTEGER NOT NULL,
    proof BLOB NOT NULL,                -- digest of the statement kept as content; empty for none
    PRIMARY KEY (entity, account, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE dimension (
    entity INTEGER NOT NULL,
    dimension TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (entity, dimension)
) STRICT, WITHOUT ROWID;

CREATE TABLE dimension_value (
    entity INTEGER NOT NULL,
    dimension TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    first_day TEXT NOT NULL,            -- '' without limit
    last_day TEXT NOT NULL,
    PRIMARY KEY (entity, dimension, value),
    FOREIGN KEY (entity, dimension) REFERENCES dimension (entity, dimension)
) STRICT, WITHOUT ROWID;

-- Accounts whose lines must name a value of the dimension.
CREATE TABLE dimension_rule (
    entity INTEGER NOT NULL,
    prefix TEXT NOT NULL,
    dimension TEXT NOT NULL,
    PRIMARY KEY (entity, prefix, dimension),
    FOREIGN KEY (entity, dimension) REFERENCES dimension (entity, dimension)
) STRICT, WITHOUT ROWID;

-- Who a donor is, outside of the chain: erasing a row leaves the chain whole.
CREATE TABLE donor (
    entity INTEGER NOT NULL,
    donor INTEGER NOT NULL,
    identity TEXT NOT NULL,             -- '' once erased
    salt BLOB NOT NULL,
    commitment BLOB NOT NULL,
    PRIMARY KEY (entity, donor)
) STRICT, WITHOUT ROWID;

-- How columns of a kind of CSV file were understood.
CREATE TABLE column_mapping (
    entity INTEGER NOT NULL,
    header TEXT NOT NULL,
    mapping TEXT NOT NULL,
    PRIMARY KEY (entity, header)
) STRICT, WITHOUT ROWID;

-- Entries that came from a CSV file, so that a file read twice changes nothing.
CREATE TABLE fingerprint (
    entity INTEGER NOT NULL,
    fingerprint BLOB NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (entity, fingerprint, entry)
) STRICT, WITHOUT ROWID;

-- Acts on drafts, for `undo`: what the act made, and what it took away.
CREATE TABLE act (
    entity INTEGER NOT NULL,
    act INTEGER NOT NULL,
    kind TEXT NOT NULL,
    made TEXT NOT NULL,                 -- ids of drafts
    before TEXT NOT NULL,               -- the drafts that were changed or deleted, as text
    PRIMARY KEY (entity, act)
) STRICT, WITHOUT ROWID;

-- Steps of the closing of a year that somebody decided on.
CREATE TABLE closing_step (
    entity INTEGER NOT NULL,
    year INTEGER NOT NULL,
    step TEXT NOT NULL,
    reason TEXT NOT NULL,               -- why it is waived
    PRIMARY KEY (entity, year, step),
    FOREIGN KEY (entity, year) REFERENCES fiscal_year (entity, year)
) STRICT, WITHOUT ROWID;

-- What is validated stays, whatever writes to this file.

CREATE TRIGGER entry_inserted BEFORE INSERT ON entry
BEGIN
    SELECT RAISE(ABORT, 'an entry is written as a draft and then validated')
    WHERE NEW.is_validated;
    SELECT RAISE(ABORT, 'the fiscal year is not open')
    FROM fiscal_year WHERE entity = NEW.entity AND year = NEW.year AND state <> 0;
END;

CREATE TRIGGER entry_validated BEFORE UPDATE ON entry WHEN NEW.is_validated AND NOT OLD.is_validated
BEGIN
    SELECT RAISE(ABORT, 'an entry without lines, or that does not balance, cannot be validated')
    WHERE (SELECT count(*) = 0 OR sum(debit) <> sum(credit) FROM line
           WHERE entity = NEW.entity AND year = NEW.year AND entry = NEW.entry);
    SELECT RAISE(ABORT, 'the fiscal year is not open')
    FROM fiscal_year WHERE entity = NEW.entity AND year = NEW.year AND state <> 0;
END;

CREATE TRIGGER entry_updated BEFORE UPDATE ON entry WHEN OLD.is_validated
BEGIN
    SELECT RAISE(ABORT, 'a validated entry cannot be changed');
END;

CREATE TRIGGER entry_deleted BEFORE DELETE ON entry WHEN OLD.is_validated
BEGIN
    SELECT RAISE(ABORT, 'a validated entry cannot be deleted');
END;

CREATE TRIGGER line_inserted BEFORE INSERT ON line
BEGIN
    SELECT RAISE(ABORT, 'a validated entry takes no more lines')
    FROM entry WHERE entity = NEW.entity AND year = NEW.year AND entry = NEW.entry AND is_validated;
END;

CREATE TRIGGER line_updated BEFORE UPDATE ON line
BEGIN
    SELECT RAISE(ABORT, 'lines are not changed, but written anew');
END;

CREATE TRIGGER line_deleted BEFORE DELETE ON line
BEGIN
    SELECT RAISE(ABORT, 'a line of a validated entry cannot be deleted')
    FROM entry WHERE entity = OLD.entity AND year = OLD.year AND entry = OLD.entry AND is_validated;
END;

CREATE TRIGGER event_updated BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'an event cannot be changed');
END;

CREATE TRIGGER event_deleted BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'an event cannot be deleted');
END;

CREATE TRIGGER year_updated BEFORE UPDATE ON fiscal_year WHEN OLD.state = 2
BEGIN
    SELECT RAISE(ABORT, 'a closed year cannot be changed');
END;

CREATE TRIGGER year_deleted BEFORE DELETE ON fiscal_year
BEGIN
    SELECT RAISE(ABORT, 'a fiscal year cannot be deleted');
END;

CREATE TRIGGER content_updated BEFORE UPDATE ON content
BEGIN
    SELECT RAISE(ABORT, 'a piece cannot be changed');
END;

CREATE TRIGGER attachment_updated BEFORE UPDATE ON attachment
BEGIN
    SELECT RAISE(ABORT, 'an attachment cannot be changed');
END;

CREATE TRIGGER attachment_deleted BEFORE DELETE ON attachment
BEGIN
    SELECT RAISE(ABORT, 'an attachment of a validated entry cannot be taken away')
    FROM entry WHERE entity = OLD.entity AND year = OLD.year AND entry = OLD.entry AND is_validated;
END;
