/* How a store is opened, and how it waits for its turn to write. */
#ifndef DENIER_LEDGER_STORE_STORE_MODE_H
#define DENIER_LEDGER_STORE_STORE_MODE_H

#include "engine/error.h"

typedef enum StoreMode {
    STORE_READ,
    STORE_WRITE,  /* the file must exist */
    STORE_CREATE, /* the file must not exist */
} StoreMode;

/* What is done while another program writes: called about ten times a second with the time waited
 * so far; false gives up. */
typedef struct StoreWaiting {
    bool (*wait)(void *data, unsigned milliseconds);
    void *data;
} StoreWaiting;

#endif
