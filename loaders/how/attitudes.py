"""Words that say whether what depends on them took place, in classes."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The event under it did not happen: "declined to meet", "failed to attend".
UNDONE = _set("fail decline refuse neglect forget omit avoid deny")
# The event after "from" did not: "barred from visiting".
PREVENTING = _set(
    "prevent bar ban prohibit block stop keep forbid exclude deter dissuade refrain "
    "abstain"
)
# The event that a plan, a proposal is of did not: "rejected a proposal to visit".
REJECTING = _set("reject rebuff spurn")
NEVER = _set("never neither nor hardly scarcely")
NOBODY = _set("neither none nobody nothing")
WILL = _set("will shall 'll \u2019ll wo")
MAYBE = _set("would could may might should can")
CONDITIONS = _set("if unless whether lest")
# The event in it, as object or complement, is still to come.
PLANNING = _set(
    "plan schedule slate intend expect anticipate envisage await draw prepare "
    "consider propose pledge arrange"
)
# The event in its infinitive or after its preposition is still to come.
NOT_YET = _set(
    "plan intend expect schedule slate set due aim hope hop suppose want wish seek "
    "prepare agree vow pledge promise propose consider threaten urge ask invite try "
    "attempt ready go order call demand require request press pressure encourage tell "
    "decide authorize authorise nominate instruct persuade convince offer need ought "
    "likely unlikely poised undertake resolve advise recommend beg appeal bid plot "
    "intent intention decision proposal desire threat resolution invitation bill "
    "chance opportunity possibility prospect"
)
# What they are told has been, where it has a tense: "told him that they had met".
NOTING = _set("note mention recall stress emphasise emphasize underline underscore")
TELLING = _set("tell warn remind persuade convince inform assure")
# Given by promising it: "pledged its full support".
GIVEN_BY_WORD = _set("support backing solidarity loyalty allegiance friendship")
# What they are said "of", in its -ing form, is to come: "speaks of visiting".
MUSING = _set("speak talk dream think")
# Nouns whose infinitive or participle shares their fate: "plan to visit".
PLAN_NOUNS = _set(
    "plan intent intention decision proposal offer desire order call pledge promise "
    "vow threat request demand resolution invitation bill chance opportunity bid "
    "summit meeting talks talk conference visit trip session event election debate "
    "celebration ceremony"
)
TO_COME = _set("upcoming forthcoming planned scheduled proposed pending prospective")
SOME_DAY = TO_COME | _set("future possible potential")
BEHIND = _set("recent previous earlier past")
DESIGNATE = _set("designate elect incoming prospective would-be aspiring")
ELECT = _set("elect designate")
AROUND = _set("under by in at with from during after before since between among")
NOMINEES = _set("nominee nominees")
# What answers something that was done: "will act in response to the sanctions".
ANSWERS = _set("response retaliation reaction protest revenge reprisal answer")
# What is told with these was done: "would go despite the attack".
GIVEN = _set("despite because owing due")
RANKS = _set("first second third last only latest next")
# Said with "would like to", they are done by saying so.
PERFORMED = _set(
    "thank welcome congratulate express commend praise stress emphasize emphasise "
    "note extend reiterate say begin start underline acknowledge recognize "
    "recognise pay wish assure convey offer highlight remind add point mention"
)
RUMOURED = _set(
    "reportedly allegedly supposedly purportedly rumored rumoured apparently"
)
RUMOUR_WORDS = _set("rumor rumour allegation accusation claim suspicion speculation")
# Nobody answers for what they say.
TALK = _set("rumor rumour gossip hearsay speculation source insider")
UNSURE = _set(
    "rumored rumoured unconfirmed unverified unsubstantiated uncorroborated alleged "
    "unproven unclear uncertain unknown doubtful possible"
)
PROOF = _set("evidence proof indication sign")
# What their clause says is what they say.
CONTENT = RUMOUR_WORDS | PROOF | _set("report assertion suggestion story news notion")
REFUTING = _set(
    "deny refute dismiss reject rebut debunk disprove dispel discredit repudiate"
)
# Who denies one says that it never was.
DENIABLE = _set(
    "meeting talk talks negotiation conversation contact attack airstrike raid bombing"
)
FALSE = _set(
    "false untrue fake wrong incorrect baseless unfounded groundless fabricated "
    "inaccurate bogus lie myth hoax fabrication fiction falsehood nonsense"
)
TRUE = _set("true correct accurate case")
FALSELY = _set("falsely wrongly mistakenly erroneously incorrectly")
HELD_TRUE = _set(
    "say report believe allege think understand rumor rumour suspect claim assume "
    "presume"
)
CALLED_OFF = _set("cancel postpone scrap abandon suspend delay axe shelve")
# Who does so of calling off has not called off.
UNDECIDED = _set(
    "threaten consider want wish hope seek propose urge ask press demand request try "
    "attempt offer suggest recommend call contemplate"
)
HOLDING = _set(
    "hold schedule plan attend take host organize organise visit travel celebrate "
    "mark set"
)
EVENT_NOUNS = _set(
    "visit trip tour meeting meet talk talks summit conference session call "
    "conversation negotiation attack strike airstrike bombing assault raid invasion "
    "offensive agreement deal accord treaty pact truce ceasefire memorandum signing "
    "award ceremony celebration parade "
    "delivery aid exit withdrawal election vote debate invitation appointment "
    "nomination resignation arrest expulsion handover speech address exercise drill "
    "deployment sanction sanctions embargo boycott launch test rally march protest "
    "dinner reception lunch forum interview consultation exchange transfer purchase "
    "sale drawdown shipment dialogue engagement appearance"
)
CLAIMING = _set("claim allege accuse suspect blame")
SAYING = _set(
    "say report state announce tell assert insist maintain suggest charge believe "
    "cite declare write"
)
# Whoever does it speaks: it is done by being said.
SPEAKING = SAYING | _set(
    "call criticize criticise condemn denounce accuse warn threaten praise thank "
    "congratulate welcome express commend stress emphasize emphasise reiterate"
)
# Deeds that others dispute: told by one side they are its claim.
DISPUTED = _set(
    "attack kill bomb shell shoot strike invade hack interfere poison torture "
    "abduct target raid kidnap murder assassinate massacre fire launch violate plot "
    "sponsor fund arm sabotage spy meddle support harbour harbor train smuggle "
    "detain defeat destroy airstrike bombing assault"
)
# Their word is news, not that of a side.
MEDIA = _set(
    "agency newspaper broadcaster daily times post television radio tv bbc cnn reuters "
    "afp ap interfax tass xinhua irna kcna yonhap kyodo anadolu dpa efe ansa npr nbc "
    "abc cbs bloomberg jazeera arabiya politico press newswire"
)
# What is read in them, their writers answer for.
PAPERS = _set(
    "filing statement footage summary constitution law document record poll survey "
    "census data figure transcript schedule agenda plan rule"
)
UNNAMED = _set(
    "source sources official officials report reports media outlet outlets analyst "
    "analysts observer observers expert experts people many some witness witnesses "
    "resident residents"
)
