#!/usr/bin/env python3
"""Holds a draw again from its transcript, in another language than the draw. See README.md beside this file.

Usage: verify_draw.py TRANSCRIPT.json [EARLIER.json]     exit 0: the transcript is true; 1: it is not, and the place is named.
EARLIER.json is the transcript of the draw that this one continues; what was taken over is then compared with it.
"""
import hashlib, hmac, json, sys

def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()
def prefixed(parts):
    return b"".join(len(p.encode()).to_bytes(4, "big") + p.encode() for p in parts)
def expect(what, wanted, got):
    if wanted != got:
        sys.exit(f"{what}: expected {str(wanted)[:100]}, got {str(got)[:100]}")

def numbers(seed, label):                      # HMAC-SHA-256 in counter mode, four words of 48 bits a block
    counter = 0
    def below(bound):
        nonlocal counter
        while True:
            block = hmac.new(seed, prefixed([label, str(counter // 4)]), hashlib.sha256).digest()
            word = int.from_bytes(block[counter % 4 * 8:counter % 4 * 8 + 6], "big")
            counter += 1
            if word < 2**48 - 2**48 % bound:   # rejection, so that no number is favoured
                return word % bound
    return below

def can_fill(slots, parties, lower, upper):    # a flow with bounds: lower bounds first, then every slot
    held = {p: set() for p in parties}
    by = {}
    def give(party, seen):                     # an augmenting path that ends at a slot still free
        for slot, allowed in slots.items():
            if party in allowed and slot not in seen and by.get(slot) != party:
                seen.add(slot)
                if slot not in by or give(by[slot], seen):
                    if slot in by: held[by[slot]].discard(slot)
                    by[slot] = party; held[party].add(slot)
                    return True
        return False
    def fill(slot, seen):                      # an augmenting path that ends at a party with room
        for party in slots[slot]:
            if party not in seen:
                seen.add(party)
                if len(held[party]) < upper[party] or any(fill(s, seen) for s in list(held[party])):
                    if slot in by: held[by[slot]].discard(slot)
                    by[slot] = party; held[party].add(slot)
                    return True
        return False
    return (all(give(p, set()) for p in parties for _ in range(lower[p]))
            and all(slot in by or fill(slot, set()) for slot in slots))

sys.setrecursionlimit(100_000)
draw = json.load(open(sys.argv[1], encoding="utf-8"))
frozen, seed, rules = draw["frozen"], bytes.fromhex(draw["seed"]), draw["frozen"]["rules"]
expect("digest", sha(canonical({k: v for k, v in draw.items() if k != "digest"})), draw["digest"])
expect("list digest", sha(canonical(frozen["parties"])), frozen["listDigest"])
expect("rules digest", sha(canonical(rules)), frozen["rulesDigest"])
head = {k: frozen[k] for k in ("mechanism", "phase", "program", "groups") if k in frozen}
head.update({k: sha(canonical(frozen[k])) for k in ("continues", "waivers") if k in frozen})
expect("draw id", sha(canonical({**head, "list": frozen["listDigest"], "rules": frozen["rulesDigest"]})), frozen["drawId"])
if draw["origin"]["kind"] == "ceremony":
    promised = {c["participant"]: c["commitment"] for c in draw["origin"]["commitments"]}
    reveals = sorted(draw["origin"]["reveals"], key=lambda r: r["participant"])
    for r in reveals:
        said = sha(f"chancery-commitment/1\n{r['value']}\n{r['participant']}\n{frozen['drawId']}")
        expect(f"commitment of {r['participant']}", promised.get(r["participant"]), said)
    parts = ["chancery-seed/1", *(x for r in reveals for x in ("reveal", r["participant"], r["value"])),
             "outside", draw["origin"]["outside"]["description"], draw["origin"]["outside"]["value"]]
    expect("seed", hmac.new(bytes.fromhex(frozen["drawId"]), prefixed(parts), hashlib.sha256).hexdigest(), draw["seed"])

party = {p["code"]: p for p in frozen["parties"]}
groups = {int(g): codes for g, codes in draw["result"]["groups"].items()}
before = frozen.get("continues", {"draws": [], "groups": {}, "pairs": []})   # what earlier draws gave
ours = frozen.get("groups", list(range(1, draw["throughGroup"] + 1)))        # groups whose reviewers this one draws
drawn_before = [g for d in before["draws"] for g in d["groups"]]
expect("groups drawn, in order", list(range(1, len(drawn_before + ours) + 1)), drawn_before + ours)
expect("last group drawn", ours[-1], draw["throughGroup"])
expect("groups of the rounds", ours, [g for rnd in draw["rounds"] for g in rnd["groups"]])
at_once = rules["rounds"]["value"] == "at-once"
expect("labels of the rounds", ["reviewers"] if at_once else [f"reviewers/{g}" for g in ours], [r["label"] for r in draw["rounds"]])
if at_once: expect("all groups at once", sorted(groups), ours)
if before["draws"]:
    expect("groups taken over", before["groups"], draw["result"]["groups"])
    expect("order of the pool", [], draw["order"])
    for pair in before["pairs"]:
        expect(f"group of {pair['underReview']}", True, pair["group"] in drawn_before and pair["underReview"] in groups[pair["group"]])
    expect("reviews taken over", len({p["underReview"] for p in before["pairs"]}), len(before["pairs"]))
else:
    below, urn, order = numbers(seed, "groups"), sorted(party), []
    while urn:
        order.append(urn.pop(below(len(urn))))
    expect("order of the pool", order, [o["party"] for o in draw["order"]])
    if rules["regionalShare"]["value"] == "free":
        expect("groups", order, [code for g in sorted(groups) for code in groups[g]])
if len(sys.argv) > 2:                          # the transcript of the draw before
    last = json.load(open(sys.argv[2], encoding="utf-8"))
    expect("digest of the earlier draw", sha(canonical({k: v for k, v in last.items() if k != "digest"})), last["digest"])
    older = last["frozen"].get("continues", {"draws": [], "pairs": []})
    gave = {"drawId": last["frozen"]["drawId"], "transcript": last["digest"],
            "groups": last["frozen"].get("groups", list(range(1, last["throughGroup"] + 1)))}
    expect("draws taken over", older["draws"] + [gave], before["draws"])
    expect("groups of the earlier draw", last["result"]["groups"], before["groups"])
    expect("pairs of the earlier draws", older["pairs"] + last["result"]["pairs"], before["pairs"])
members = {g: [c for c in codes if c in party] for g, codes in groups.items()}
waivers = frozen.get("waivers", [])
expect("waivers of rules that may be waived", [], [w for w in waivers if w["rule"] not in rules.get("waivers", {"value": []})["value"]])
may_exceed = {w["party"] for w in waivers if w["rule"] == "maximum-reviewers"}
may_mutual = {frozenset((w["party"], w["other"])) for w in waivers if w["rule"] == "mutual-review"}
group_of = {code: g for g, codes in groups.items() for code in codes}
region = lambda code: party[code]["regionalGroup"]
whole, sided = rules["mutual"]["value"] == "whole", rules["coverage"]["value"] == "two-regions"
same = lambda a, b: whole or group_of.get(a) == group_of.get(b)
barred = lambda a, b: same(a, b) and frozenset((a, b)) not in may_mutual
mutual = lambda reviewer, of: of in reviewers.get(reviewer, ()) and barred(reviewer, of)

def needs(of, first, second):                  # lots for instruments that a principal reviewer is not party to
    lack = lambda r: [i for i in party[of]["instruments"] if i not in party[r]["instruments"]]
    if rules["coverage"]["value"] == "one":
        lots = [([i for i in lack(first) if i in lack(second)], "any")] if second else []
    else:
        lots = [(lack(first), "region" if sided else "any"), (lack(second) if second else [], "other" if sided else "any")]
    return [lot for lot in lots if lot[0]]
def on_side(of, r, side):
    return side == "any" or (region(r) == region(of)) == (side == "region")
def holds(r, instruments):
    return all(i in party[r]["instruments"] for i in instruments)

def free(of, pair, lot):                       # who could be drawn by a further lot
    return [c for c in party if c not in pair and c != of and c not in reviewers.get(of, ())
            and not mutual(c, of) and on_side(of, c, lot[1]) and holds(c, lot[0])]
def further(of, first, second):                # a lot that nobody can take whole is split where the limit of reviewers is waived
    whole_lots = needs(of, first, second)
    if of not in may_exceed: return whole_lots
    return [part for lot in whole_lots for part in
            ([lot] if len(free(of, (first, second), lot)) >= len(whole_lots) else [([i], lot[1]) for i in lot[0]])]

def why_not(of, r, lot, instruments, first):   # every reason but the one that needs the flow
    if r == of: return "under-review-itself"
    if r in reviewers.get(of, ()): return "already-reviewer"
    if mutual(r, of): return "mutual-review"
    if lot == "instrument": return None if holds(r, instruments) else "not-party-to-instrument"
    if load[r] >= upper: return "load-reached"
    pair = (r, None) if first is None else (first, r)
    needed = further(of, *pair)
    too_many = of not in may_exceed and 2 + len(needed) > rules["maximumReviewers"]["value"]
    if too_many or any(len(free(of, pair, n)) < len(needed) for n in needed):
        return "no-additional-reviewer"

def completable(open_slots, extra, of, lot):   # could the principal lots be filled, had this party been taken?
    now = dict(load)
    if lot != "instrument": now[extra] += 1
    allowed = {(c, own): [r for r in party if r != c and (region(r) == region(c)) == own and not mutual(r, c)
                          and not (c == extra and r == of and barred(c, r))] for c, own in open_slots}
    return can_fill(allowed, list(party), {c: max(0, lower - now[c]) for c in party}, {c: upper - now[c] for c in party})

def draw_reviewers(rnd, below, said):          # the picks of one round, or None where a lot finds nobody
    # Whoever is said to have been taken need not be tried: that the run comes to its end proves it. Skips are tried.
    open_slots = [(c, own) for g in rnd["groups"] for c in members[g] for own in (True, False)]
    allowed = {(c, own): [r for r in party if r != c and (region(r) == region(c)) == own and not mutual(r, c)]
               for c, own in open_slots}
    if not can_fill(allowed, list(party), {c: max(0, lower - load[c]) for c in party}, {c: upper - load[c] for c in party}):
        return None
    picks = []
    for of in [c for g in rnd["groups"] for c in members[g]]:
        first, lots = None, [("region", "region", []), ("other", "other", [])]
        while lots:
            lot, side, instruments = lots.pop(0)
            tried = None if said is None else {s["party"] for s in said[len(picks)]["skipped"]} if len(picks) < len(said) else set()
            if lot != "instrument": open_slots.remove((of, lot == "region"))
            urn, skipped = [c for c in sorted(party) if on_side(of, c, side)], []
            while True:
                if not urn: return None
                code = urn.pop(below(len(urn)))
                reason = why_not(of, code, lot, instruments, first)
                if reason is None and (tried is None or code in tried) and not completable(open_slots, code, of, lot):
                    reason = "draw-could-not-be-completed"
                if reason is None: break
                skipped.append({"party": code, "reason": reason})
            reviewers.setdefault(of, []).append(code)
            if lot == "region": first = code
            if lot == "other": lots = [("instrument", s, i) for i, s in further(of, first, code)]
            if lot != "instrument":
                load[code] += 1
                instruments = [i for i in party[of]["instruments"] if i in party[code]["instruments"]]
            picks.append({"underReview": of, "lot": lot, "taken": code, "instruments": instruments, "skipped": skipped})
    return picks

for run in range(draw["rounds"][0]["abandoned"] + 1):   # every run before the last must have come to a dead end
    reviewers = {p["underReview"]: [r["party"] for r in p["reviewers"]] for p in before["pairs"]}
    borne = [r["party"] for p in before["pairs"] for r in p["reviewers"] if r["lot"] != "instrument"]
    load, drawn = {code: borne.count(code) for code in party}, []
    for rnd in draw["rounds"]:
        expect(f"{rnd['label']}: runs abandoned", draw["rounds"][0]["abandoned"], rnd["abandoned"])
        slots = 2 * sum(len(members[g]) for g in rnd["groups"])
        lower, upper = 0, max(load.values()) + slots
        if rules["load"]["value"] == "principal":   # as even as those before allow: fill up from the least
            short = lambda level: sum(max(0, level - n) for n in load.values())
            while short(lower + 1) <= slots: lower += 1
            upper = lower if short(lower) == slots else lower + 1
        said = rnd["picks"] if run == draw["rounds"][0]["abandoned"] else None
        drawn.append(draw_reviewers(rnd, numbers(seed, f"{rnd['label']}/run/{run + 1}"), said))
        if drawn[-1] is None: break
    expect(f"run {run + 1} comes to an end", run < draw["rounds"][0]["abandoned"], drawn[-1] is None)
pairs = {}
for rnd, picks in zip(draw["rounds"], drawn):
    for mine, theirs in zip(picks, rnd["picks"]):
        theirs = {key: value for key, value in theirs.items() if key != "counter"}
        expect(f"{rnd['label']}, review of {mine['underReview']}, lot {mine['lot']}", mine, theirs)
        pairs.setdefault(mine["underReview"], []).append(
            {"party": mine["taken"], "instruments": mine["instruments"], "lot": mine["lot"]})
    expect(f"{rnd['label']}: number of picks", len(picks), len(rnd["picks"]))
wanted = [{"underReview": c, "group": g, "reviewers": pairs[c]} for g in ours for c in members[g]]
expect("pairs", wanted, draw["result"]["pairs"])
over = {p["underReview"] for p in wanted if len(p["reviewers"]) > rules["maximumReviewers"]["value"]}
each_other = {frozenset((of, r)) for of in pairs for r in reviewers[of] if of in reviewers.get(r, ()) and same(of, r)}
expect("limits exceeded without a waiver", [set(), set()], [over - may_exceed, each_other - may_mutual])
expect("waivers used", [w for w in waivers if (w["party"] in over if w["rule"] == "maximum-reviewers"
                                               else frozenset((w["party"], w["other"])) in each_other)], draw["result"]["waivers"])
print(f"true: {len(wanted)} reviews, {sum(len(p['reviewers']) for p in wanted)} reviewing States, draw {frozen['drawId'][:16]}")
