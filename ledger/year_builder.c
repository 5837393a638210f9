#include "ledger/year_builder.h"

#include "ledger/account.h"

#include <string.h>

enum { LACKS_LABEL = CARRY_BITS + 1 };

YearBuilder year_builder_in(Arena *arena, Arena *scratch, FecNotes *notes,
                            const ReadingChoices *choices) {
    return (YearBuilder){
        .arena = arena,
        .scratch = scratch,
        .notes = notes,
        .choices = choices,
        .account_index = pair_index_in(scratch),
        .journal_index = pair_index_in(scratch),
        .auxiliary_index = pair_index_in(scratch),
        .days = day_counts_in(scratch),
        .grouper = grouper_in(scratch),
        .carry = carry_in(scratch),
        .store = {.arena = scratch},
        .held = builder_in(scratch),
    };
}

/* The field as UTF-8, owned by the arena. */
static Text keep_field(YearBuilder *builder, const FecLine *line, FecField field) {
    return fec_text(builder->arena, builder->notes->encoding, fec_field(&line->row, field));
}

static bool is_opening_journal(const ReadingChoices *choices, Text code, Text label) {
    if (!choices->opening_journal.size) return carry_is_opening_journal(code, label);
    return text_equal_ignoring_case(choices->opening_journal, code);
}

static uint32_t journal_of(YearBuilder *builder, const FecLine *line) {
    bool is_new;
    uint32_t number = pair_number(&builder->journal_index, line->journal, (Text){0}, &is_new);
    if (!is_new) return number;
    BuilderJournal *journal = LIST_PUSH(builder->scratch, &builder->journals);
    journal->code = keep_field(builder, line, FEC_JOURNAL_CODE);
    journal->label = keep_field(builder, line, FEC_JOURNAL_LABEL);
    journal->is_opening = is_opening_journal(builder->choices, journal->code, journal->label);
    return number;
}

static uint32_t auxiliary_of(YearBuilder *builder, const FecLine *line) {
    bool is_new;
    uint32_t number = pair_number(&builder->auxiliary_index, line->auxiliary, (Text){0}, &is_new);
    if (is_new) {
        Auxiliary *auxiliary = LIST_PUSH(builder->scratch, &builder->auxiliaries);
        auxiliary->number = keep_field(builder, line, FEC_AUXILIARY);
        auxiliary->label = keep_field(builder, line, FEC_AUXILIARY_LABEL);
    }
    return number;
}

static void describe_balance(YearBuilder *builder, const FecLine *line, bool has_auxiliary) {
    Balance *balance = LIST_PUSH(builder->scratch, &builder->balances);
    balance->account = keep_field(builder, line, FEC_ACCOUNT);
    balance->label = keep_field(builder, line, FEC_ACCOUNT_LABEL);
    if (has_auxiliary) {
        uint32_t number = auxiliary_of(builder, line);
        balance->auxiliary = builder->auxiliaries.items[number].number;
        balance->auxiliary_label = builder->auxiliaries.items[number].label;
    }
    LIST_PUSH(builder->scratch, &builder->movements);
    unsigned bits = carry_bits(balance->account);
    if (balance->label.size == 0) bits |= LACKS_LABEL;
    *LIST_PUSH(builder->scratch, &builder->bits) = (uint8_t)bits;
}

/* Takes the label of an account that had none so far. */
static void look_for_label(YearBuilder *builder, const FecLine *line, uint32_t number) {
    Balance *balance = &builder->balances.items[number];
    balance->label = keep_field(builder, line, FEC_ACCOUNT_LABEL);
    if (balance->label.size) builder->bits.items[number] &= CARRY_BITS;
}

/* The balance that the line belongs to: of the account, or of its third party. */
static inline uint32_t balance_of(YearBuilder *builder, const FecLine *line) {
    bool has_auxiliary = line->auxiliary.size && account_is_third_party(line->account);
    Text auxiliary = has_auxiliary ? line->auxiliary : (Text){0};
    bool is_new;
    uint32_t number = pair_number(&builder->account_index, line->account, auxiliary, &is_new);
    if (is_new) describe_balance(builder, line, has_auxiliary);
    if (builder->bits.items[number] & LACKS_LABEL) look_for_label(builder, line, number);
    return number;
}

static void end_run(YearBuilder *builder) {
    if (!builder->has_run) return;
    const Run *run = &builder->run;
    grouper_add_run(&builder->grouper, run);
    BuilderJournal *journal = &builder->journals.items[run->journal];
    journal->debit = amount_add(journal->debit, run->debit);
    journal->credit = amount_add(journal->credit, run->credit);
    if (!builder->choices->keep_lines) return;
    StoredRun *stored = line_store_run(&builder->store, builder->store.run_count - 1);
    stored->run.debit = run->debit;
    stored->run.credit = run->credit;
    stored->line_count = builder->store.line_count - stored->first_line;
}

/* An entry, for opening and closing: lines with the same journal, number and date. */
static void end_carry(YearBuilder *builder) {
    if (!builder->has_run) return;
    CarryKind kind = carry_end(&builder->carry);
    for (size_t i = builder->carry_first_run; i < builder->store.run_count; i++) {
        line_store_run(&builder->store, i)->kind = kind;
    }
}

/* Whether a year may begin on the date: nothing in the file is earlier, or it begins a month.
 * Labels are looked into on such days only. */
static bool may_be_first_day(YearBuilder *builder, Date date) {
    bool is_first = !builder->first_date.day || date_compare(date, builder->first_date) <= 0;
    if (is_first) builder->first_date = date;
    return is_first || date_parts(date).day == 1;
}

static void begin_carry(YearBuilder *builder, const FecLine *line) {
    builder->carry_first_run = builder->store.run_count;
    builder->is_mixed = false;
    bool is_by_journal = builder->journals.items[builder->run.journal].is_opening;
    bool may_be_by_label = builder->is_first_day && !is_by_journal &&
                           !builder->choices->opening_journal.size && line->account.bytes[0] <= '5';
    bool is_by_label = may_be_by_label && carry_is_opening_label(fec_field(&line->row, FEC_LABEL));
    carry_begin(&builder->carry, line->date, is_by_journal, is_by_label);
    bool is_unnamed = builder->is_first_day && !is_by_journal && !is_by_label;
    if (is_unnamed) carry_watch_unnamed(&builder->carry, builder->run.journal);
}

static void store_run(YearBuilder *builder, const FecLine *line) {
    StoredRun *stored = line_store_add_run(&builder->store);
    stored->run = builder->run;
    stored->run.piece = keep_field(builder, line, FEC_PIECE);
    stored->number = keep_field(builder, line, FEC_ENTRY_NUMBER);
    stored->valid_date = line->valid_date;
    stored->first_line = builder->store.line_count;
}

/* What the line shares with the run before it. */
typedef struct Sameness {
    bool journal, number, date, piece;
} Sameness;

static inline uint64_t load(const char *bytes, size_t size) {
    uint64_t word = 0;
    memcpy(&word, bytes, size);
    return word;
}

/* Whether both are the same; most texts compared have up to sixteen bytes. */
static inline bool same_text(Text a, Text b) {
    size_t size = a.size;
    if (size != b.size) return false;
    if (size > 16) return memcmp(a.bytes, b.bytes, size) == 0;
    if (size >= 8) {
        uint64_t other = load(a.bytes + size - 8, 8) ^ load(b.bytes + size - 8, 8);
        return ((load(a.bytes, 8) ^ load(b.bytes, 8)) | other) == 0;
    }
    if (size >= 4) {
        uint64_t other = load(a.bytes + size - 4, 4) ^ load(b.bytes + size - 4, 4);
        return ((load(a.bytes, 4) ^ load(b.bytes, 4)) | other) == 0;
    }
    for (size_t i = 0; i < size; i++) {
        if (a.bytes[i] != b.bytes[i]) return false;
    }
    return true;
}

static void begin_run(YearBuilder *builder, const FecLine *line, Sameness same) {
    Run *run = &builder->run;
    bool is_same_entry = builder->has_run && same.journal && same.number && same.date;
    end_run(builder);
    if (!is_same_entry) end_carry(builder);
    run->has_new_document = !builder->has_run || !same.journal || !same.date || !same.piece;
    if (!builder->has_run || !same.journal) run->journal = journal_of(builder, line);
    if (!builder->has_run || !same.number) {
        run->number = sequence_number(&builder->grouper.book, line->number);
    }
    if (!builder->has_run || !same.date) {
        builder->day = day_counts_find(&builder->days, line->date, line->row.number);
        builder->is_first_day = may_be_first_day(builder, line->date);
        if (builder->has_run) grouper_change_date(&builder->grouper, line->date);
    }
    run->date = line->date;
    run->piece = line->piece;
    run->debit = run->credit = (Amount){0};
    run->line = line->row.number;
    builder->texts = (RunTexts){line->journal, line->number, line->piece};
    builder->valid_date = line->valid_date;
    builder->has_run = true;
    if (!is_same_entry) begin_carry(builder, line);
    if (builder->choices->keep_lines) store_run(builder, line);
}

/* The same text is mostly met on several lines in a row: it is kept once. */
static Text keep_shared(YearBuilder *builder, const FecLine *line, FecField field, Text before) {
    Text bytes = fec_field(&line->row, field);
    if (text_equal(bytes, before)) return before;
    return keep_field(builder, line, field);
}

/* The number of the amount in another currency that the line names, from 1; 0 for none. The same
 * one is mostly met on several lines in a row. */
static uint32_t foreign_of(YearBuilder *builder, const FecLine *line) {
    Text amount = fec_field(&line->row, FEC_CURRENCY_AMOUNT);
    Text currency = fec_field(&line->row, FEC_CURRENCY);
    if (!amount.size && !currency.size) return 0;
    size_t count = builder->foreign_amounts.count;
    const ForeignAmount *last = count ? &builder->foreign_amounts.items[count - 1] : NULL;
    bool is_last = last && text_equal(last->amount, amount) && text_equal(last->currency, currency);
    if (!is_last) {
        Text kept = keep_field(builder, line, FEC_CURRENCY_AMOUNT);
        *LIST_PUSH(builder->arena, &builder->foreign_amounts) =
            (ForeignAmount){kept, keep_field(builder, line, FEC_CURRENCY)};
    }
    return (uint32_t)builder->foreign_amounts.count;
}

static void store_line(YearBuilder *builder, const FecLine *line, uint32_t balance) {
    size_t count = builder->store.line_count;
    Line before = count ? *line_store_line(&builder->store, count - 1) : (Line){0};
    Line *stored = line_store_add(&builder->store);
    stored->balance = balance;
    stored->auxiliary = line->auxiliary.size ? auxiliary_of(builder, line) + 1 : 0;
    stored->piece = line_store_run(&builder->store, builder->store.run_count - 1)->run.piece;
    stored->piece_date = line->piece_date;
    stored->label = keep_shared(builder, line, FEC_LABEL, before.label);
    stored->debit = line->debit;
    stored->credit = line->credit;
    stored->lettering = keep_shared(builder, line, FEC_LETTERING, before.lettering);
    stored->lettering_date = line->lettering_date;
    stored->foreign = foreign_of(builder, line);
    stored->source_line = line->row.number;
}

static void watch_carry(YearBuilder *builder, const FecLine *line, uint32_t balance) {
    unsigned bits = builder->bits.items[balance];
    bool is_label_wanted = builder->carry.entry.is_by_label && bits & CARRY_OPENS;
    if (is_label_wanted && !carry_is_opening_label(fec_field(&line->row, FEC_LABEL))) {
        bits &= ~(unsigned)CARRY_OPENS;
    }
    bool is_mixed = builder->carry.entry.is_by_journal && !(bits & CARRY_OPENS);
    if (is_mixed && builder->is_first_day && !builder->is_mixed) {
        *LIST_PUSH(builder->scratch, &builder->mixed_openings) =
            (MixedOpening){line->date, line->row.number, balance, builder->run.journal};
        builder->is_mixed = true;
    }
    carry_add(&builder->carry, (CarryPart){balance, line->debit, line->credit}, bits);
}

void year_builder_add(YearBuilder *builder, const FecLine *line) {
    const RunTexts *last = &builder->texts;
    Sameness same = {
        .journal = same_text(line->journal, last->journal),
        .number = same_text(line->number, last->number),
        .date = line->date.day == builder->run.date.day,
        .piece = same_text(line->piece, last->piece),
    };
    bool is_valid_apart =
        builder->choices->keep_lines && line->valid_date.day != builder->valid_date.day;
    if (!(same.journal & same.number & same.date & same.piece) || !builder->has_run ||
        is_valid_apart) {
        begin_run(builder, line, same);
    }
    uint32_t number = balance_of(builder, line);
    Movement *movement = &builder->movements.items[number];
    movement->debit.cents += line->debit.cents; /* sums of amounts read cannot overflow */
    movement->credit.cents += line->credit.cents;
    builder->run.debit.cents += line->debit.cents;
    builder->run.credit.cents += line->credit.cents;
    grouper_add_line(&builder->grouper, line->debit, line->credit);
    if (carry_is_watching(&builder->carry)) watch_carry(builder, line, number);
    builder->days.days.items[builder->day].lines++;
    builder->line_count++;
    if (builder->choices->keep_lines) store_line(builder, line, number);
}

void year_builder_hold(YearBuilder *builder) {
    Text *texts[] = {&builder->texts.journal, &builder->texts.number, &builder->texts.piece};
    Builder *held = &builder->held;
    bool is_held = held->size && texts[0]->bytes == held->bytes;
    if (!builder->has_run || is_held) return;
    held->size = 0;
    for (size_t i = 0; i < 3; i++) builder_add(held, *texts[i]);
    builder_add_byte(held, '\0');
    const char *at = held->bytes;
    for (size_t i = 0; i < 3; i++) {
        texts[i]->bytes = at;
        at += texts[i]->size;
    }
    builder->run.piece = builder->texts.piece;
}

void year_builder_finish(YearBuilder *builder) {
    end_run(builder);
    end_carry(builder);
    builder->has_run = false;
}
