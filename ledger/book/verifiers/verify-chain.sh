#!/bin/sh
# Verifies the chain of a book with sha256sum alone; START and HEAD are what the seal gives:
#     sh verify-chain.sh journal-2022.chain "denier/1 123456782 2022-01-01" [HEAD]
# A line is a digest, a tab and a record. Each digest is the SHA-256 of the digest before in
# hexadecimal, a line feed, the record and a line feed; the first one follows the SHA-256 of START.
digest() { sha256sum | cut -d ' ' -f 1; }
[ $# -ge 2 ] && [ -r "$1" ] || { echo "usage: $0 FILE START [HEAD]"; exit 2; }
before=$(printf %s "$2" | digest)
count=0
while IFS='	' read -r head record || [ -n "$head" ]; do
    count=$((count + 1))
    found=$(printf '%s\n%s\n' "$before" "$record" | digest)
    [ "$found" = "$head" ] || { echo "BROKEN at record $count"; exit 1; }
    before=$head
done <"$1"
if [ -n "$3" ] && [ "$before" != "$3" ]; then
    echo "CUT OFF or from another book: record $count ends with $before"
    exit 1
fi
echo "OK: $count records, head $before"
