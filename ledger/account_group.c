#include "ledger/account_group.h"

bool account_is_in(Text number, const char *group) {
    size_t longest = 0;
    bool is_in = false;
    for (Text rest = text_of(group); rest.size > 0;) {
        Text prefix = text_take(&rest, ' ');
        bool is_excluded = prefix.size > 0 && prefix.bytes[0] == '!';
        if (is_excluded) prefix = (Text){prefix.bytes + 1, prefix.size - 1};
        if (prefix.size <= longest || !text_starts_with(number, prefix)) continue;
        longest = prefix.size;
        is_in = !is_excluded;
    }
    return is_in;
}

Flow flow_of(const Balances *balances, const char *group) {
    Flow flow = {0};
    for (size_t i = 0; i < balances->count; i++) {
        const Balance *balance = &balances->items[i];
        if (!account_is_in(balance->account, group)) continue;
        flow.opening = amount_add(flow.opening, balance_opening(balance));
        flow.debit = amount_add(flow.debit, balance->debit);
        flow.credit = amount_add(flow.credit, balance->credit);
    }
    return flow;
}

Amount flow_movement(Flow flow) {
    return amount_subtract(flow.debit, flow.credit);
}

Amount flow_closing(Flow flow) {
    return amount_add(flow.opening, flow_movement(flow));
}
