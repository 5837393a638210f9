#include "ledger/book/matching_proposals.h"

#include <stdlib.h>

enum {
    MOST_OTHERS = 5,      /* of the lines that add up to one */
    MOST_CANDIDATES = 40, /* looked at for one line */
    MOST_STEPS = 50000,   /* of the search for one line */
};

/* A line on its way through the sorting. */
typedef struct Candidate {
    const MatchableLine *line;
    size_t index; /* in all lines, which are in order of date */
    bool is_taken;
} Candidate;

typedef struct Proposer {
    Arena *arena;
    MatchProposals proposals;
    Candidate *items; /* open lines of one account and third party */
    size_t count;
    Candidate **taken; /* room for as many */
} Proposer;

static int by_index(const Candidate *a, const Candidate *b) {
    return (a->index > b->index) - (a->index < b->index);
}

static int by_size(const void *left, const void *right) {
    const Candidate *a = left, *b = right;
    int order = amount_compare(amount_absolute(a->line->amount), amount_absolute(b->line->amount));
    return order ? order : by_index(a, b);
}

static int by_piece(const void *left, const void *right) {
    const Candidate *a = left, *b = right;
    int order = text_compare(a->line->piece, b->line->piece);
    return order ? order : by_size(left, right);
}

static bool is_same_size(const Candidate *a, const Candidate *b) {
    return amount_compare(amount_absolute(a->line->amount), amount_absolute(b->line->amount)) == 0;
}

static bool is_same_piece(const Candidate *a, const Candidate *b) {
    return a->line->piece.size && text_equal(a->line->piece, b->line->piece);
}

static int by_number(const void *left, const void *right) {
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    return (a > b) - (a < b);
}

static void propose(Proposer *proposer, MatchBasis basis, Candidate *const *taken, size_t count) {
    MatchedLines lines = {ARENA_ARRAY(proposer->arena, size_t, count), count};
    for (size_t i = 0; i < count; i++) {
        lines.items[i] = taken[i]->index;
        taken[i]->is_taken = true;
    }
    qsort(lines.items, count, sizeof *lines.items, by_number);
    *LIST_PUSH(proposer->arena, &proposer->proposals.items) = (MatchProposal){basis, lines};
}

/* The next candidate before `end` that is on that side and free, from `from` on. */
static size_t next_on_side(const Proposer *proposer, size_t from, size_t end, int side) {
    while (from < end && (proposer->items[from].is_taken ||
                          amount_sign(proposer->items[from].line->amount) != side)) {
        from++;
    }
    return from;
}

/* In a run of equal amounts: the first debit with the first credit, and so on. */
static void pair_run(Proposer *proposer, MatchBasis basis, size_t start, size_t end) {
    size_t debit = start, credit = start;
    for (;;) {
        debit = next_on_side(proposer, debit, end, 1);
        credit = next_on_side(proposer, credit, end, -1);
        if (debit == end || credit == end) return;
        Candidate *pair[] = {&proposer->items[debit], &proposer->items[credit]};
        propose(proposer, basis, pair, 2);
    }
}

static void pair_by_piece(Proposer *proposer) {
    qsort(proposer->items, proposer->count, sizeof *proposer->items, by_piece);
    for (size_t start = 0, end; start < proposer->count; start = end) {
        const Candidate *first = &proposer->items[start];
        end = start + 1;
        while (end < proposer->count && is_same_piece(first, &proposer->items[end]) &&
               is_same_size(first, &proposer->items[end])) {
            end++;
        }
        if (first->line->piece.size) pair_run(proposer, MATCHED_BY_PIECE, start, end);
    }
}

/* All that is open of one piece, where it cancels out. */
static void propose_pieces(Proposer *proposer) {
    for (size_t start = 0, end; start < proposer->count; start = end) {
        const Candidate *first = &proposer->items[start];
        size_t count = 0;
        Amount sum = {0};
        end = start;
        do {
            Candidate *candidate = &proposer->items[end++];
            if (candidate->is_taken) continue;
            proposer->taken[count++] = candidate;
            sum = amount_add(sum, candidate->line->amount);
        } while (end < proposer->count && is_same_piece(first, &proposer->items[end]));
        bool cancels = count > 1 && first->line->piece.size && amount_is_zero(sum);
        if (cancels) propose(proposer, MATCHED_BY_PIECE, proposer->taken, count);
    }
}

static void pair_by_size(Proposer *proposer) {
    qsort(proposer->items, proposer->count, sizeof *proposer->items, by_size);
    for (size_t start = 0, end; start < proposer->count; start = end) {
        end = start + 1;
        while (end < proposer->count &&
               is_same_size(&proposer->items[start], &proposer->items[end])) {
            end++;
        }
        pair_run(proposer, MATCHED_BY_PAIR, start, end);
    }
}

/* The search for lines that add up to one. */
typedef struct Search {
    Candidate *candidates[MOST_CANDIDATES]; /* of the other side, in order of size */
    size_t count;
    Candidate *taken[MOST_OTHERS + 1]; /* the first is the one */
    size_t taken_count;
    unsigned steps;
} Search;

/* Whether candidates below `limit` add up to what remains; the largest are tried first. */
static bool add_up(Search *search, size_t limit, Amount rest) {
    if (amount_is_zero(rest)) return true;
    if (search->taken_count > MOST_OTHERS) return false;
    for (size_t i = limit; i > 0 && search->steps < MOST_STEPS; i--) {
        Candidate *candidate = search->candidates[i - 1];
        Amount size = amount_absolute(candidate->line->amount);
        search->steps++;
        if (amount_compare(size, rest) > 0) continue;
        search->taken[search->taken_count++] = candidate;
        if (add_up(search, i - 1, amount_subtract(rest, size))) return true;
        search->taken_count--;
    }
    return false;
}

/* The largest amounts first: what is small is rather a part than a whole. */
static void propose_sums(Proposer *proposer) {
    for (size_t i = proposer->count; i > 1; i--) {
        Candidate *whole = &proposer->items[i - 1];
        if (whole->is_taken) continue;
        Search search = {.taken = {whole}, .taken_count = 1};
        int side = -amount_sign(whole->line->amount);
        size_t at = 0;
        while (search.count < MOST_CANDIDATES) {
            at = next_on_side(proposer, at, i - 1, side);
            if (at == i - 1) break;
            search.candidates[search.count++] = &proposer->items[at++];
        }
        if (add_up(&search, search.count, amount_absolute(whole->line->amount))) {
            propose(proposer, MATCHED_BY_SUM, search.taken, search.taken_count);
        }
    }
}

static bool is_same_party(const MatchableLine *a, const MatchableLine *b) {
    return text_equal(a->account, b->account) && text_equal(a->auxiliary, b->auxiliary);
}

MatchProposals matching_propose(Arena *arena, const MatchableLines *lines) {
    size_t all = lines->items.count;
    Arena *scratch = arena_create();
    Proposer proposer = {
        .arena = arena,
        .items = ARENA_ARRAY(scratch, Candidate, all),
        .taken = ARENA_ARRAY(scratch, Candidate *, all),
    };
    for (size_t start = 0, end; start < all; start = end) {
        proposer.count = 0;
        for (end = start; end < all; end++) {
            const MatchableLine *line = &lines->items.items[end];
            if (!is_same_party(&lines->items.items[start], line)) break;
            if (!matchable_is_open(line)) continue;
            proposer.items[proposer.count++] = (Candidate){line, end, false};
        }
        if (proposer.count < 2) continue;
        pair_by_piece(&proposer);
        propose_pieces(&proposer);
        pair_by_size(&proposer);
        propose_sums(&proposer);
    }
    arena_destroy(scratch);
    return proposer.proposals;
}
