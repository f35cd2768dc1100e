"""Which state an office is of where the phrase leaves it to the reader.

"President X" without a state is of the state whose press office publishes the text, of
the only state there is, or of the one that the text is about; never of a state that has
no such office, or where the text names somebody else in it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.graph.model import Article
from detente.loaders.document import Found, Mention, MentionKind
from detente.loaders.employers import Employer, title_employer
from detente.loaders.holders import Holder
from detente.loaders.marks import Marks
from detente.loaders.offices import OfficeKind, offices, state_may_have
from detente.loaders.states import state_of
from detente.loaders.titles import Title

_NEAR = 3  # mentions that one in the same sentence is worth
_PLACELESS = (OfficeKind.TRADE, OfficeKind.RANK, OfficeKind.CANDIDATE, OfficeKind.ENVOY)


@dataclass(slots=True)
class Home:
    """What a document has told so far about whose offices it tells.

    ``states`` are those it mentions, ``weights`` how often, ``speaker`` the state that
    publishes it. ``taken`` has, by office, who holds it in which body; ``told`` the
    bodies that an office is told of, by its words.
    """

    marks: Marks
    states: Mapping[str, Found]
    weights: Counter[str]
    speaker: Found | None
    taken: dict[tuple[str, str], str] = field(default_factory=dict)
    told: dict[str, dict[str, Employer]] = field(default_factory=dict)
    given: dict[tuple[str, str], Employer] = field(default_factory=dict)

    def note(self, holder: Holder, employer: Employer) -> None:
        """Keep in mind that ``holder`` has an office of ``employer``."""
        title, person = holder.title, holder.person.entity_id
        self.given.setdefault((person, title.text), employer)
        if title.status in (None, "current") and holder.status is None:
            self.taken.setdefault((title.text, employer.found.entity.id), person)

    def employer(self, holder: Holder) -> Employer | None:
        """The body of an office told without one, ``None`` where it stays open."""
        title = holder.title
        if (holder.person.entity_id, title.text) in self.given:
            return None  # it is told elsewhere, and so it is no new tie
        employer = self._understood(title) or self._elsewhere(holder)
        if employer is None and title.kind is OfficeKind.GOVERNMENT:
            employer = self._state(holder)
        return employer

    def _understood(self, title: Title) -> Employer | None:
        for words, name in offices().understood.items():
            if title.text == words or title.text.startswith(words + " "):
                state = self._named(name)
                return self.here(title, state, "title-of-one-state") if state else None
        return None

    def _named(self, name: str) -> Found | None:
        entity = state_of(name)
        if entity is None:
            return None
        return self.states.get(entity.id) or Found(entity, ())

    def _elsewhere(self, holder: Holder) -> Employer | None:
        """The one body that the same office is told of elsewhere in the text."""
        title = holder.title
        if title.kind in _PLACELESS:
            return None
        bodies = self.told.get(title.text, {})
        if len(bodies) != 1:
            return None
        [(body, employer)] = bodies.items()
        if self._is_taken(holder, body):
            return None
        return self.here(title, employer.found, "office-elsewhere")

    def _is_taken(self, holder: Holder, body: str) -> bool:
        person = holder.person.entity_id
        return self.taken.get((holder.title.text, body), person) != person

    def _state(self, holder: Holder) -> Employer | None:
        title = holder.title
        speaker = self.speaker
        if speaker is not None and self._possible(holder, speaker.entity.id):
            return self.here(title, speaker, "publisher")
        free = [state for state in self.states if self._possible(holder, state)]
        if not free:
            return None
        sentence = self.marks.doc[title.core].sent
        near = {
            mark.entity_id: mark
            for mark in self.marks.within(sentence.start, sentence.end, "State")
        }
        best = max(
            free,
            key=lambda state: (self.weights[state] + _NEAR * (state in near), state),
        )
        if len(free) == 1:
            return self.here(title, self.states[best], "only-state")
        if best in near:
            return Employer(self.states[best], near[best].mention, "main-state-near")
        return self.here(title, self.states[best], "main-state")

    def _possible(self, holder: Holder, state: str) -> bool:
        return state_may_have(state, holder.title.text) and not self._is_taken(
            holder, state
        )

    def here(self, title: Title, found: Found, rule: str) -> Employer:
        """``found`` understood at the title, which stands for its mention."""
        span = self.marks.doc[title.core : title.end]
        mention = Mention(
            span.start_char, span.end_char, span.text, MentionKind.NOMINAL
        )
        return Employer(found, mention, rule)


def home_of(
    article: Article, found: Iterable[Found], marks: Marks, titles: Sequence[Title]
) -> Home:
    """What ``article`` lets be understood before any holder is looked at."""
    states = {
        entity.entity.id: entity for entity in found if entity.entity.type == "State"
    }
    home = Home(
        marks,
        states,
        Counter({state: len(found.mentions) for state, found in states.items()}),
        None,
    )
    source = f"{article.publisher or ''} {article.url or ''}".lower()
    for name, state in offices().publishers.items():
        if name in source:
            home.speaker = home._named(state)  # noqa: SLF001
            break
    for title in titles:
        employer = title_employer(title)
        if employer is not None:
            bodies = home.told.setdefault(title.text, {})
            bodies.setdefault(employer.found.entity.id, employer)
    return home
