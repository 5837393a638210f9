/* What a test expects of an amount that is the value of a sentence. */
#ifndef DENIER_TESTS_SUPPORT_SAID_H
#define DENIER_TESTS_SUPPORT_SAID_H

/* The plain form behind AMOUNT_MARK: SAID("-1234.56"). */
#define SAID(plain) "\x1f" plain

#endif
