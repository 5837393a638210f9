#include "ledger/book/dump_tables.h"

#define TABLE(name, columns, kinds, values, order)                                                 \
    {                                                                                              \
#name, columns, kinds,                                                                     \
            "SELECT " columns " FROM " #name " WHERE entity = ?1 ORDER BY " order,                 \
            "INSERT INTO " #name " (entity, " columns ") VALUES (?1, " values ")"                  \
    }

const DumpTable DUMP_TABLES[] = {
    TABLE(book, "identifier, first_day, program", "ttt", "?2, ?3, ?4", "1"),
    TABLE(setting, "key, value", "tt", "?2, ?3", "key"),
    TABLE(counter, "year, name, value", "iti", "?2, ?3, ?4", "year, name"),
    TABLE(fiscal_year, "year, first_day, last_day, state, numbering, grouping", "ittiii",
          "?2, ?3, ?4, ?5, ?6, ?7", "year"),
    TABLE(journal, "year, code, label", "itt", "?2, ?3, ?4", "year, code"),
    TABLE(account, "year, number, label, is_closed", "itti", "?2, ?3, ?4, ?5", "year, number"),
    TABLE(auxiliary, "year, number, label", "itt", "?2, ?3, ?4", "year, number"),
    TABLE(source, "source, year, name, digest, taken_at", "iitbt", "?2, ?3, ?4, ?5, ?6", "source"),
    TABLE(donor, "donor, identity, salt, commitment", "itbb", "?2, ?3, ?4, ?5", "donor"),
    TABLE(dimension, "dimension, label", "tt", "?2, ?3", "dimension"),
    TABLE(dimension_value, "dimension, value, label, first_day, last_day", "ttttt",
          "?2, ?3, ?4, ?5, ?6", "dimension, value"),
    TABLE(dimension_rule, "prefix, dimension", "tt", "?2, ?3", "prefix, dimension"),
    TABLE(content, "digest, bytes", "bb", "?2, ?3", "digest"),
    TABLE(entry,
          "year, entry, journal, date, kind, is_validated, number, sequence, validated_at, author, "
          "source, imported_number, imported_validation, reverses, donor, commitment",
          "iittiiiittittiib",
          "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17", "year, entry"),
    TABLE(
        line,
        "year, entry, line, account, auxiliary, piece, piece_date, label, debit, credit, currency, "
        "currency_amount, quantity, unit, price_source, tags, lettering, lettering_date, head",
        "iiitttttaattttttttt",
        "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20",
        "year, entry, line"),
    TABLE(attachment, "year, entry, digest, name, type, is_early", "iibtti",
          "?2, ?3, ?4, ?5, ?6, ?7", "year, entry, digest"),
    TABLE(matching, "year, entry, line, code, date", "iiitt", "?2, ?3, ?4, ?5, ?6",
          "year, entry, line"),
    TABLE(assertion, "account, date, amount, proof", "ttab", "?2, ?3, ?4, ?5", "account, date"),
    TABLE(event, "sequence, kind, year, entry, record, digest", "itiitb", "?2, ?3, ?4, ?5, ?6, ?7",
          "sequence"),
    TABLE(balance, "year, is_validated, kind, month, account, auxiliary, debit, credit, lines",
          "iiitttaai", "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10",
          "year, is_validated, kind, month, account, auxiliary"),
    TABLE(tag_balance, "year, dimension, value, is_validated, month, account, debit, credit, lines",
          "ittittaai", "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10",
          "year, dimension, value, is_validated, month, account"),
    TABLE(column_mapping, "header, mapping", "tt", "?2, ?3", "header"),
    TABLE(fingerprint, "fingerprint, entry", "bi", "?2, ?3", "fingerprint, entry"),
    TABLE(act, "act, kind, made, before", "ittt", "?2, ?3, ?4, ?5", "act"),
    TABLE(closing_step, "year, step, reason", "itt", "?2, ?3, ?4", "year, step"),
    {0},
};
