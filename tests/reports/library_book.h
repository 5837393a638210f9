/* The books of 2022 of a library run by volunteers, small enough to reckon by hand. */
#ifndef DENIER_TESTS_REPORTS_LIBRARY_BOOK_H
#define DENIER_TESTS_REPORTS_LIBRARY_BOOK_H

#include "tests/ledger/reading.h"

/* It opens with 5 000.00 at the bank, two readers who owe 500.00, a bookshop to be paid 400.00.
 * One reader pays more than he owes: the library owes him 60.00 at the end. */
static const SampleLine LIBRARY[] = {
    {"AN", "1", "20220101", "512000", "5000,00", NULL},
    {"AN", "1", "20220101", "411000", "300,00", NULL, "C01"},
    {"AN", "1", "20220101", "411000", "200,00", NULL, "C02"},
    {"AN", "1", "20220101", "401000", NULL, "400,00", "F01"},
    {"AN", "1", "20220101", "110000", NULL, "5100,00"},
    {"VE", "2", "20220215", "411000", "500,00", NULL, "C01"},
    {"VE", "2", "20220215", "706000", NULL, "500,00"},
    {"BQ", "3", "20220320", "512000", "300,00", NULL},
    {"BQ", "3", "20220320", "411000", NULL, "300,00", "C01"},
    {"AC", "4", "20220610", "606100", "250,00", NULL},
    {"AC", "4", "20220610", "401000", NULL, "250,00", "F01"},
    {"BQ", "5", "20220701", "401000", "650,00", NULL, "F01"},
    {"BQ", "5", "20220701", "512000", NULL, "650,00"},
    {"BQ", "6", "20220901", "512000", "260,00", NULL},
    {"BQ", "6", "20220901", "411000", NULL, "260,00", "C02"},
    {"BQ", "7", "20221105", "512000", "1000,00", NULL},
    {"BQ", "7", "20221105", "740000", NULL, "1000,00"},
    {0},
};

#endif
