"""Verifies the chain of a book with hashlib alone; START and HEAD are what the seal gives:
    python3 verify_chain.py journal-2022.chain "denier/1 123456782 2022-01-01" [HEAD]
"""
import hashlib
import sys


def verify(lines, start, expected):
    before, count = hashlib.sha256(start.encode()).hexdigest().encode(), 0
    for count, line in enumerate(lines, 1):
        head, _, record = line.removesuffix(b"\n").partition(b"\t")
        if hashlib.sha256(before + b"\n" + record + b"\n").hexdigest().encode() != head:
            return f"BROKEN at record {count}"
        before = head
    if expected not in ("", before.decode()):
        return f"CUT OFF or from another book: record {count} ends with {before.decode()}"
    return f"OK: {count} records, head {before.decode()}"


verdict = verify(open(sys.argv[1], "rb"), sys.argv[2], (sys.argv[3:] or [""])[0])
print(verdict)
sys.exit(not verdict.startswith("OK"))
