"""Who stands where around a verb or a noun: agents, patients, what prepositions add.

The labels are those of spaCy's English models (ClearNLP dependencies).
"""

from collections.abc import Container, Iterable, Iterator

from detente.loaders.tokens import Token

RELATIVES = frozenset({"who", "whom", "which", "that"})
_OBJECT_CONTROL = frozenset(
    {"ask", "urge", "tell", "order", "allow", "invite", "force", "help", "press"}
    | {"encourage", "permit", "persuade", "want", "request", "require", "call"}
)
# With "of", "for" or "from" and a gerund: who is accused of it, did it.
_BLAMING = frozenset(
    {"accuse", "suspect", "blame", "charge", "convict", "condemn", "denounce", "fault"}
    | {"criticize", "criticise", "praise", "thank", "commend", "congratulate", "deter"}
    | {"prevent", "stop", "bar", "ban", "prohibit", "dissuade", "discourage"}
    | {"applaud", "salute", "laud", "sanction", "punish", "arrest", "jail", "sue"}
    | {"fine", "rebuke", "slam"}
)
_CLAUSES_OF_A_VERB = frozenset({"xcomp", "advcl", "ccomp"})
_GOVERNED = frozenset({"dobj", "pobj", "prep", "xcomp", "nsubjpass", "attr", "acomp"})
_SPEAKER = frozenset({"it", "they", "he", "she", "we", "i"})
_POSSESSIVE = frozenset({"its", "their", "his", "her", "our", "my"})
_BARE = frozenset({"det", "nummod", "punct"})
_PAPERS = frozenset(
    {"report", "resolution", "statement", "letter", "decree", "bill", "law", "order"}
    | {"message", "article", "document", "petition", "motion", "verdict", "ruling"}
    | {"speech", "complaint", "amendment", "lawsuit", "proposal", "note", "video"}
    | {"attack", "raid", "strike", "operation", "bombing", "offensive", "campaign"}
)
# Of nouns with "to" and a verb: whose they are, does it.
_RESOLVES = frozenset(
    {"commitment", "pledge", "promise", "plan", "decision", "readiness", "willingness"}
    | {"effort", "attempt", "intention", "vow", "determination", "desire", "bid"}
    | {"offer", "move", "refusal", "resolve", "intent", "wish", "agreement", "threat"}
)
# "the first country to do so" does it.
_DEGREES = frozenset({"first", "second", "third", "last", "latest", "only", "one"})
_COPULAS = frozenset({"be", "become", "remain"})
_DEEP = 6  # clauses up from a verb without a subject of its own


def expand(token: Token) -> Iterator[Token]:
    """``token`` and all that "and", "or" and commas join to it, in order."""
    yield antecedent(token)
    for child in token.children:
        if child.dep_ == "conj":
            yield from expand(child)


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token itself."""
    if token.lower_ in RELATIVES and token.pos_ == "PRON":
        clause = token
        while clause.dep_ not in {"relcl", "ROOT"}:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def has_doer(verb: Token) -> bool:
    """Whether the clause says who does it, by a name or not: "the envoy met"."""
    return any(child.dep_ == "nsubj" for child in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` stands in the passive, also as a bare participle of a noun."""
    for child in verb.children:
        if child.dep_ in {"nsubjpass", "auxpass"}:
            return True
        if child.dep_ == "nsubj":
            return False
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}:
        return True
    if _is_participle_by(verb):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "advcl":  # "Left by all, Peru ..."
        return any(child.dep_ == "agent" for child in verb.children)
    if verb.dep_ == "conj" and verb.tag_ == "VBN":
        has = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
        return not has and is_passive(verb.head)  # "was asked but has refused"
    return False


def is_loose(verb: Token) -> bool:
    """Whether it is the participle of ", hosted by Oslo," that hangs from no noun."""
    return verb.dep_ in {"ccomp", "ROOT", "dep"} and _is_participle_by(verb)


def _is_participle_by(verb: Token) -> bool:
    """Whether it is a participle that stands alone: "signed by Peru, the pact ..."."""
    return (
        verb.tag_ == "VBN"
        and any(child.dep_ == "agent" for child in verb.children)
        and all(
            child.dep_ not in {"nsubj", "nsubjpass", "aux", "auxpass"}
            for child in verb.children
        )
    )


def agents(verb: Token) -> list[Token]:
    """Who does it."""
    if is_passive(verb):
        made = [c for c in verb.children if c.dep_ in {"npadvmod", "nmod", "compound"}]
        if verb.dep_ == "amod" and made:  # "Iranian-backed"
            return made
        return list(prepositional(verb, "by"))
    return subjects(verb)


def patients(verb: Token) -> list[Token]:
    """To whom or what it is done: the direct object, the subject of a passive."""
    if is_loose(verb):
        return []
    if is_passive(verb):
        return subjects(verb)
    direct = [
        other
        for child in verb.children
        if child.dep_ in {"dobj", "attr"}
        for other in expand(child)
    ]
    if not direct and verb.dep_ == "relcl" and not _has_subject_pronoun(verb):
        return list(expand(verb.head))
    return direct


def datives(verb: Token) -> list[Token]:
    """To whom it is given: "gave him", "gave to him"."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "dative":
            ends = [c for c in child.children if c.dep_ == "pobj"] or [child]
            found += [other for end in ends for other in expand(end)]
    return found or list(prepositional(verb, "to"))


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject, looked for in the clauses above where it is left out."""
    own = [
        other
        for child in verb.children
        if child.dep_ in {"nsubj", "nsubjpass"}
        for other in expand(child)
    ]
    if own and verb.dep_ == "relcl" and own[0] == verb.head:
        return _said_to_be(verb.head, depth) or own
    if own or depth > _DEEP:
        return own
    head = verb.head
    if verb.dep_ in {"acl", "relcl", "amod"}:
        return _of_noun(verb, depth)
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return subjects(head, depth + 1)
    if verb.dep_ in _CLAUSES_OF_A_VERB and head.pos_ in {"VERB", "AUX"}:
        if head.lemma_ in _OBJECT_CONTROL and verb.dep_ == "xcomp":
            return patients(head) or subjects(head, depth + 1)
        return subjects(head, depth + 1)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ":
        return subjects(head, depth + 1)
    if verb.dep_ == "acomp":
        return subjects(head, depth + 1)
    return _of_preposition(head, depth) if verb.dep_ == "pcomp" else []


def _of_preposition(preposition: Token, depth: int) -> list[Token]:
    """Who does the gerund behind a preposition: "left without meeting them"."""
    above = preposition.head
    if above.pos_ not in {"VERB", "AUX"}:
        return [above] if above.pos_ == "NOUN" else []  # "its role in helping them"
    if above.lemma_ in _BLAMING and preposition.lower_ in {"of", "for", "from"}:
        return patients(above) or subjects(above, depth + 1)
    return subjects(above, depth + 1)


def _of_noun(verb: Token, depth: int) -> list[Token]:
    """Who does what a noun's clause tells: the noun, or who has the commitment.

    "The ship that sank"; "their commitment to help", "he voiced readiness to help".
    """
    noun = verb.head
    if _is_infinitive(verb) and noun.dep_ == "dobj" and noun.pos_ == "NOUN":
        return subjects(noun.head, depth + 1)  # "blocked a bridge to rally"
    if verb.dep_ != "acl" or noun.lemma_.lower() not in _RESOLVES:
        named = _said_to_be(noun, depth)
        if named:
            return named
        return list(expand(noun)) if noun.pos_ in {"NOUN", "PROPN", "PRON"} else []
    own = [child for child in noun.children if child.dep_ == "poss"]
    own = own or list(prepositional(noun, "of"))
    if own:
        return [other for one in own for other in expand(one)]
    above = noun.head
    if noun.dep_ in {"dobj", "attr"} and above.pos_ in {"VERB", "AUX"}:
        return subjects(above, depth + 1)
    return []


def _said_to_be(noun: Token, depth: int) -> list[Token]:
    """Who is meant: "Peru was the first state to go", "the only one that went"."""
    degrees = [noun, *noun.lefts]
    if noun.pos_ == "PROPN" or _DEGREES.isdisjoint(t.lower_ for t in degrees):
        return []
    link = noun.head
    if noun.dep_ == "pobj" and link.lower_ == "among":
        noun, link = link, link.head
    elif noun.dep_ == "pobj" and link.lower_ == "as":
        return subjects(link.head, depth + 1)
    if link.lemma_ in _COPULAS and noun.dep_ in {"attr", "prep", "acomp"}:
        return subjects(link, depth + 1)
    return [link] if noun.dep_ == "appos" else []


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def speakers(doer: Token, actors: Container[str]) -> list[Token]:
    """Who really does it, where only a pronoun or a paper is said to.

    "Peru" for the "it" of "Peru said it would leave" and for "its troops" there, also
    for the resolution of "Peru passed a resolution criticizing them"; and for "police"
    in "Peru said police had left" and "In Peru, police left", ``actors`` being nouns
    that act for others.
    """
    if doer.lower_ in _SPEAKER:
        return _sayers(doer.head)
    if doer.lemma_.lower() in _PAPERS and doer.dep_ == "dobj":
        return agents(doer.head)
    if any(c.dep_ == "poss" and c.lower_ in _POSSESSIVE for c in doer.children):
        return _sayers(doer.head)
    bare = all(child.dep_ in _BARE for child in doer.children)
    if bare and doer.lemma_.lower() in actors:
        clause = doer.head
        told = subjects(clause.head) if clause.dep_ == "ccomp" else []
        return told or _fronted(clause)
    return []


def _fronted(clause: Token) -> list[Token]:
    """Where a sentence plays by its first words: "In Peru, the army jailed him"."""
    first = clause.sent[0]
    if first.lower_ != "in" or first.head != clause:
        return []
    return list(prepositional(clause, "in"))[:1]


def _sayers(clause: Token) -> list[Token]:
    if clause.dep_ == "relcl":  # "met Peru, which it had left"
        above = clause.head.head
        return subjects(above) if above.pos_ in {"VERB", "AUX"} else []
    return subjects(clause.head) if clause.dep_ in {"ccomp", "advcl"} else []


def prepositional(token: Token, *words: str) -> Iterator[Token]:
    """What ``token`` governs by one of the prepositions, each member of a list."""
    for child in _prepositions(token):
        if child.lower_ in words:
            for end in child.children:
                if end.dep_ == "pobj":
                    yield from expand(end)
                elif end.dep_ == "prep":
                    yield from (
                        other
                        for inner in end.children
                        if inner.dep_ == "pobj"
                        for other in expand(inner)
                    )


def _prepositions(token: Token) -> Iterator[Token]:
    """Those of ``token``, of "with A and with B" both."""
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"}:
            yield child
            yield from (one for one in child.children if one.dep_ == "conj")


def governed(words: Iterable[Token], preposition: str) -> list[Token]:
    """What the ``preposition`` among or behind ``words`` of an idiom governs."""
    found: list[Token] = []
    for word in words:
        found += prepositional(word, preposition)
        if word.lower_ == preposition:
            ends = (child for child in word.children if child.dep_ == "pobj")
            found += (other for end in ends for other in expand(end))
    return found


def deed_of(token: Token) -> Token:
    """The word that governs what ``token`` says: "agreed" of "agreed to send aid"."""
    for _ in range(_DEEP):
        if token.dep_ not in _GOVERNED:
            break
        token = token.head
    return token


def first_of(token: Token) -> Token:
    """The first of those that "and" and commas join ``token`` to, or itself."""
    while token.dep_ == "conj":
        token = token.head
    return token


def owners(noun: Token) -> list[Token]:
    """Whose it is: "Russia's", "his", "Russian", and "of" or "by" after it."""
    found = [
        other
        for child in noun.children
        if child.dep_ in {"poss", "amod", "compound", "nmod"}
        for other in expand(child)
    ]
    return [*found, *prepositional(noun, "of", "by")]


def _has_subject_pronoun(verb: Token) -> bool:
    return any(
        child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in RELATIVES
        for child in verb.children
    ) or not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
