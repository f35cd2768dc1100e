"""Which state an office is of where the phrase leaves it to the reader.

"President X" without a state is of one that X is known to have led, of the one whose
press office publishes the text, of the only one there is, or of the one that the text
is about; never of a state that has no such office, or where the text names somebody
else in it.
"""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from detente.graph.model import Article
from detente.loaders.brief import is_brief
from detente.loaders.document import Found, Mention, MentionKind
from detente.loaders.ties.bare_titles import is_clear, met_there, owner_of, speaks_for
from detente.loaders.ties.counterparts import homes
from detente.loaders.ties.employers import Employer, title_employer
from detente.loaders.ties.guests import guests
from detente.loaders.ties.holding import Holder
from detente.loaders.ties.marks import Mark, Marks
from detente.loaders.ties.offices import OfficeKind, offices, state_may_have
from detente.loaders.ties.own_leaders import (
    HEADS,
    family_name,
    own_leaders,
    states_led,
)
from detente.loaders.ties.owners import appointer, is_acting
from detente.loaders.ties.publishers import speaker_of, state_named, states_of
from detente.loaders.ties.titles import Title

_FIRMS = frozenset(
    {"club", "union", "company", "party", "bank", "university", "association", "team"}
    | {
        "federation",
        "board",
        "school",
        "committee",
        "group",
        "firm",
        "league",
        "museum",
    }
)
_INTO = frozenset({"swear", "inaugurate", "appoint", "elect", "name", "become"})
_OFTEN = 3  # mentions of a place that a text is about
_STAFF = frozenset({"advisor", "adviser", "aide", "assistant", "counsel", "staff"})
_NEAR = 3  # mentions that one in the same sentence is worth
_ACTING = 2  # and that one that is a subject there is worth
_PLACELESS = (OfficeKind.TRADE, OfficeKind.RANK, OfficeKind.CANDIDATE, OfficeKind.ENVOY)


@dataclass(slots=True)
class Home:
    """What a document has told so far about whose offices it tells.

    ``states`` are those it mentions, ``weights`` how often, ``speaker`` the state that
    publishes it. ``guests`` are those whose envoys it tells of, ``leaders`` those that
    persons told by title alone are known to have led; ``titles`` are all there are.
    ``peers`` are the states of those who are called a counterpart, ``foreign`` those
    that are a counterpart's and so not one's own. ``taken`` has, by office, who holds
    it in which body; ``told`` the bodies that an office is told of, by its words.
    """

    marks: Marks
    states: Mapping[str, Found]
    weights: Counter[str]
    speaker: Found | None
    places: Mapping[str, Found]
    peers: Mapping[str, Found]
    foreign: Mapping[str, Container[str]]
    guests: frozenset[str]
    leaders: frozenset[str]
    titles: Sequence[Title]
    taken: dict[tuple[str, str], str] = field(default_factory=dict)
    told: dict[str, dict[str, Employer]] = field(default_factory=dict)
    given: dict[tuple[str, str], Employer] = field(default_factory=dict)
    last: tuple[Holder, Employer] | None = None

    def note(self, holder: Holder, employer: Employer) -> None:
        """Keep in mind that ``holder`` has an office of ``employer``."""
        title, person = holder.title, holder.person.entity_id
        self.given.setdefault((person, title.text), employer)
        if title.status in (None, "current") and holder.status is None:
            office = (title.text, employer.found.entity.id)
            self.taken.setdefault(office, _name(holder))
        self.last = (holder, employer)

    def employer(self, holder: Holder) -> Employer | None:
        """The body of an office told without one, ``None`` where it stays open."""
        title = holder.title
        if (holder.person.entity_id, title.text) in self.given:
            return None  # it is told elsewhere, and so it is no new tie
        return (
            self._peer(holder)
            or self._shared(holder)
            or self.appointing(holder)
            or self._understood(title)
            or self._of_firm(title)
            or self._known(holder)
            or self._elsewhere(holder)
            or self._region(holder)
            or self._spoken(holder)
            or self._state(holder)
        )

    def appointing(self, holder: Holder) -> Employer | None:
        """The body that puts ``holder`` into the office, or that of who does."""
        actor = appointer(self.marks, holder)
        minor = holder.title.kind in (OfficeKind.TRADE, OfficeKind.RANK)
        if actor is None or (minor and actor.type != "Organization"):
            return None
        if actor.type != "Person":
            return Employer(actor.found, actor.mention, "appointer")
        bodies = {
            employer.found.entity.id: employer
            for (person, _), employer in self.given.items()
            if person == actor.entity_id
        }
        if len(bodies) != 1:
            return None
        [employer] = bodies.values()
        return replace(employer, rule="of-appointer")

    def sender(self, holder: Holder, host: Mark | None) -> Employer | None:
        """Whom an envoy stands for that is told without: the one state there is."""
        sentence = self.marks.doc[holder.title.core].sent
        hosts = {host.entity_id} if host is not None else set()
        near = {
            mark.entity_id: mark
            for mark in self.marks.within(sentence.start, holder.title.core, "State")
            if mark.entity_id not in hosts
        }
        if len(near) == 1:
            [mark] = near.values()
            return Employer(mark.found, mark.mention, "sender-near")
        others = [self.states[one] for one in self.states if one not in hosts]
        if len(others) == 1 and is_brief(self.marks.doc):
            return self.here(holder.title, others[0], "only-sender")
        return None

    def _of_firm(self, title: Title) -> Employer | None:
        """The one organization that a text tells of before "the club president"."""
        of_firm = title.text.split()[0] in _FIRMS
        if title.kind is not OfficeKind.OFFICE and not of_firm:
            return None
        firms = {
            mark.entity_id: mark
            for mark in self.marks.within(0, title.start, "Organization")
            if self.marks.over(mark.start) is mark
        }
        if len(firms) != 1 or not is_brief(self.marks.doc):
            return None
        [mark] = firms.values()
        return Employer(mark.found, mark.mention, "only-firm")

    def parliament_of(self, title: Title, region: Employer) -> Employer:
        """The state in whose congress the one from ``region`` sits, else the region."""
        state = state_named("United States", self.states)
        if (
            _is_of_congress(title)
            and not title.plural
            and state is not None
            and state.entity.id in self.states
        ):
            return replace(region, found=state, rule=f"{region.rule}-region")
        return region

    def _peer(self, holder: Holder) -> Employer | None:
        """The state of a counterpart: "her Kenyan counterpart, President X"."""
        state = self.peers.get(holder.person.entity_id)
        if state is None or holder.title.kind is not OfficeKind.GOVERNMENT:
            return None
        return self.here(holder.title, state, "peer")

    def _shared(self, holder: Holder) -> Employer | None:
        """The state of the office before: "Ukraine's premier X and minister Y"."""
        if self.last is None or holder.title.kind is not OfficeKind.GOVERNMENT:
            return None
        other, employer = self.last
        joined = other.rule == "titles-joined" and other.person == holder.person
        start = other.title.end if joined else other.person.end
        between = self.marks.doc[start : holder.title.start]
        near = start <= holder.title.start and all(
            token.lower_ in ("and", ",", "the", "as", "well") for token in between
        )
        if _is_listed(other) and _is_listed(holder):
            between = self.marks.doc[other.title.end : holder.person.start]
            known = offices().courtesy | {";"}
            near = bool(len(between)) and between[0].text == ";"
            near = near and all(token.lower_ in known for token in between)
        if not near or not len(between) or employer.found.entity.type != "State":
            return None
        if not self._possible(holder, employer.found.entity.id):
            return None
        return Employer(employer.found, employer.mention, "shared")

    def _understood(self, title: Title) -> Employer | None:
        known = offices().understood
        words = max(
            (
                words
                for words in known
                if title.text == words or title.text.startswith(words + " ")
            ),
            key=len,
            default=None,
        )
        state = state_named(known[words], self.states) if words is not None else None
        return self.here(title, state, "title-of-one-state") if state else None

    def _elsewhere(self, holder: Holder) -> Employer | None:
        """The one body that the same office is told of elsewhere in the text."""
        title = holder.title
        if title.kind in _PLACELESS:
            return None
        bodies = self.told.get(title.text, {})
        if len(bodies) != 1:
            return None
        [(body, employer)] = bodies.items()
        if self.is_taken(holder, body):
            return None
        return self.here(title, employer.found, "office-elsewhere")

    def is_taken(self, holder: Holder, body: str) -> bool:
        """Whether somebody else, not called the same, holds the office now.

        Who comes into it, "was sworn in as president", takes it from whoever had it.
        """
        if holder.verb is not None and self.marks.doc[holder.verb].lemma_ in _INTO:
            return False
        person = self.taken.get((holder.title.text, body))
        if person is None or holder.title.status == "former":
            return False
        return family_name(person) != family_name(_name(holder))

    def _led(self, holder: Holder) -> list[str]:
        """The states of the text that somebody of that name has led."""
        return [
            state
            for state in self.states
            if state in states_led(holder.person) and self._possible(holder, state)
        ]

    def _known(self, holder: Holder) -> Employer | None:
        if holder.title.kind is not OfficeKind.GOVERNMENT:
            return None
        led = self._led(holder)
        return self._best(holder.title, led, "known-leader") if len(led) == 1 else None

    def _region(self, holder: Holder) -> Employer | None:
        """The place that a text with "the governor" and no place for him is about."""
        title = holder.title
        if title.kind is not OfficeKind.REGION or not self.places:
            return None
        (place, found), *others = sorted(
            self.places.items(), key=lambda item: (-len(item[1].mentions), item[0])
        )
        most = len(found.mentions)
        if most < _OFTEN or (others and len(others[0][1].mentions) == most):
            return None
        if self.is_taken(holder, place):
            return None
        return self.here(title, found, "main-place")

    def _spoken(self, holder: Holder) -> Employer | None:
        """The state whose deed ``holder`` tells: "Peru left, Minister X said"."""
        if holder.title.kind is not OfficeKind.GOVERNMENT or states_led(holder.person):
            return None
        state = speaks_for(self.marks, holder)
        if state is None or not self._possible(holder, state):
            return None
        return self.here(holder.title, self.states[state], "owner")

    def _state(self, holder: Holder) -> Employer | None:
        title = holder.title
        american = state_named("United States", self.states)
        if _is_of_congress(title) and not title.plural:
            main = max(
                self.states, key=lambda state: (self.weights[state], state), default=""
            )
            if american is not None and main == american.entity.id:
                return self.here(title, american, "congress")
        if title.kind is not OfficeKind.GOVERNMENT:
            return None
        led = self._led(holder)
        speaker = self.speaker
        if (
            speaker is not None
            and self._possible(holder, speaker.entity.id)
            and (not led or speaker.entity.id in led)
        ):
            return self.here(title, speaker, "publisher")
        if states_led(holder.person) and title.words[-1] in HEADS and not led:
            return None  # known, but of a state that the text does not name
        if title.words[-1] in _STAFF:
            return None  # of whoever it is that they advise
        free = led or self._free(holder)
        if not led and is_brief(self.marks.doc):
            bodies = {
                person: employer.found.entity.id
                for (person, _), employer in self.given.items()
                if person != holder.person.entity_id
            }
            owner = owner_of(self.marks, holder, free, bodies)
            if owner is not None:
                return self.here(title, self.states[owner], "owner")
            if not is_clear(self.marks, holder, free, bodies):
                return None
        return self._best(title, free, "main-state") if free else None

    def _free(self, holder: Holder) -> list[str]:
        """The states of the text that an office told without one may be of.

        Beside "President Macron" it is of France, and of none where France is not told.
        """
        own = self.leaders.intersection(self.states)
        others = self.guests
        if not is_brief(self.marks.doc):  # in those ``is_clear`` tells
            others |= met_there(self.marks, holder.title, self.titles)
        return [
            state
            for state in self.states
            if self._possible(holder, state)
            and state not in others
            and (not self.leaders or state in own or len(own) > 1)
        ]

    def _best(self, title: Title, free: Sequence[str], rule: str) -> Employer:
        """The state of ``free`` that is named most, above all near the title."""
        sentence = self.marks.doc[title.core].sent
        near = {
            mark.entity_id: mark
            for mark in self.marks.within(sentence.start, sentence.end, "State")
        }
        best = max(
            free,
            key=lambda state: (
                self.weights[state]
                + _NEAR * (state in near)
                + _ACTING * (state in near and is_acting(self.marks, near[state])),
                state,
            ),
        )
        if len(free) == 1 and rule == "main-state":
            return self.here(title, self.states[best], "only-state")
        if best in near:
            return Employer(self.states[best], near[best].mention, f"{rule}-near")
        return self.here(title, self.states[best], rule)

    def _possible(self, holder: Holder, state: str) -> bool:
        return (
            state_may_have(state, holder.title.text)
            and not self.is_taken(holder, state)
            and state not in self.foreign.get(holder.person.entity_id, ())
        )

    def here(self, title: Title, found: Found, rule: str) -> Employer:
        """``found`` understood at the title, which stands for its mention."""
        span = self.marks.doc[title.core : title.end]
        mention = Mention(
            span.start_char, span.end_char, span.text, MentionKind.NOMINAL
        )
        return Employer(found, mention, rule)


def _is_listed(holder: Holder) -> bool:
    """As in "A, Minister of Health; B, Minister of Trade"."""
    return holder.rule in ("name-title", "in-series")


def _is_of_congress(title: Title) -> bool:
    """Whether the title is one of the American congress: senator, representative."""
    chambers = offices().chambers
    chamber = chambers.get(title.words[-1]) or chambers.get(title.words[-1][:-1])
    return chamber in ("senate", "representatives")


def _name(holder: Holder) -> str:
    return holder.person.found.entity.name


def home_of(
    article: Article, found: Sequence[Found], marks: Marks, titles: Sequence[Title]
) -> Home:
    """What ``article`` lets be understood before any holder is looked at."""
    states = states_of(found)
    peers, foreign = homes(marks)
    home = Home(
        marks,
        states,
        Counter({state: len(found.mentions) for state, found in states.items()}),
        None,
        {entity.entity.id: entity for entity in found if entity.entity.type == "Place"},
        peers,
        foreign,
        guests(marks),
        own_leaders(marks, titles),
        titles,
    )
    home.speaker = speaker_of(article, states)
    for title in titles:
        employer = title_employer(title)
        if employer is not None:
            bodies = home.told.setdefault(title.text, {})
            bodies.setdefault(employer.found.entity.id, employer)
    return home
