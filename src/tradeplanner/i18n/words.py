"""The words for what is stored: nouns, states, classes, measures, currencies, in the language in force.

Stored values are English keys (``"self_run"``); a person reads 自办 or "Self-run". Every enumeration
of the domain has its words here, once, and a test holds that no member is without one.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from tradeplanner.domain.budgets import CostGroup
from tradeplanner.domain.delegates import Sex, VisaState
from tradeplanner.domain.exhibitions import FairClass, MarketLabel, Scope, Status
from tradeplanner.domain.exports import Flow
from tradeplanner.domain.fees import FeeKind, FeeState
from tradeplanner.domain.findings import Severity
from tradeplanner.domain.follow_ups import Asked
from tradeplanner.domain.handouts import HandoutKind
from tradeplanner.domain.handover import Side, Way
from tradeplanner.domain.history import CLIPBOARD
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.lights import Light
from tradeplanner.domain.milestones import Anchor, DueState, MilestoneKind
from tradeplanner.domain.orders import Stage, WithoutUs
from tradeplanner.domain.papers import PaperKind
from tradeplanner.domain.participation import State
from tradeplanner.domain.report_kinds import ReportKind
from tradeplanner.domain.sheets import Lie, Paper
from tradeplanner.domain.targets import Measure, Phasing, TargetScope
from tradeplanner.domain.units import Units
from tradeplanner.i18n.language import ZH, language, mark, ntr, tr
from tradeplanner.i18n.report_words import REPORTS

ENUMS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    HandoutKind: {
        HandoutKind.ROSTER: mark("Roster"),
        HandoutKind.ALLOTMENT: mark("Booth allotment"),
        HandoutKind.FEES: mark("Fee list"),
        HandoutKind.INVITATIONS: mark("Invitation list"),
        HandoutKind.MISSING_PAPERS: mark("Missing papers"),
        HandoutKind.DELEGATION: mark("Delegation list"),
        HandoutKind.ROOMS: mark("Rooming list"),
    },
    Way: {
        Way.NEW: mark("New there"),
        Way.CHANGED: mark("Changed there"),
        Way.REMOVED: mark("Deleted there"),
        Way.CONFLICT: mark("Changed at both"),
    },
    Side: {
        Side.HERE: mark("Values here"),
        Side.THERE: mark("Values there"),
    },
    FairClass: {
        FairClass.SELF_RUN: mark("Self-run"),
        FairClass.KEY: mark("Key"),
        FairClass.ORDINARY: mark("Ordinary"),
    },
    Scope: {
        Scope.OVERSEAS: mark("Overseas"),
        Scope.DOMESTIC: mark("Domestic"),
        Scope.ONLINE: mark("Online"),
    },
    Status: {
        Status.IDEA: mark("Idea"),
        Status.PLANNED: mark("Planned"),
        Status.APPROVED: mark("Approved"),
        Status.RECRUITING: mark("Recruiting"),
        Status.CLOSED: mark("Recruitment closed"),
        Status.HELD: mark("Held"),
        Status.SETTLED: mark("Settled"),
        Status.CANCELLED: mark("Cancelled"),
        Status.POSTPONED: mark("Postponed"),
    },
    State: {
        State.INVITED: mark("Invited"),
        State.APPLIED: mark("Applied"),
        State.APPROVED: mark("Accepted"),
        State.WAITING: mark("On the waiting list"),
        State.REFUSED: mark("Refused"),
        State.CONFIRMED: mark("Booth confirmed"),
        State.ATTENDED: mark("Attended"),
        State.ABSENT: mark("Absent"),
        State.WITHDRAWN: mark("Withdrawn"),
    },
    Stage: {
        Stage.INTENDED: mark("Intended"),
        Stage.CONTRACT: mark("Contract"),
        Stage.SHIPPED: mark("Shipped"),
        Stage.CANCELLED: mark("Cancelled"),
    },
    Flow: {
        Flow.EXPORT: mark("Exported"),
        Flow.IMPORT: mark("Imported"),
        Flow.TOTAL: mark("Exported and imported"),
    },
    Measure: {
        Measure.EXPORTS: mark("Export value"),
        Measure.ORDERS: mark("Actual orders"),
        Measure.FIRMS: mark("Exhibiting firms"),
        Measure.FIRM_VISITS: mark("Firm-visits"),
        Measure.BOOTHS: mark("Standard booths"),
    },
    TargetScope: {
        TargetScope.DISTRICT: mark("Whole district"),
        TargetScope.TOWN: mark("Town or sub-district"),
        TargetScope.INDUSTRY: mark("By industry"),
        TargetScope.MARKET: mark("By country or region"),
        TargetScope.PROGRAMME: mark("By programme"),
        TargetScope.EDITION: mark("By exhibition"),
    },
    Phasing: {
        Phasing.LAST_YEAR: mark("In last year's rhythm"),
        Phasing.DAYS: mark("Evenly by days"),
        Phasing.MONTHS: mark("Evenly by months"),
        Phasing.OWN: mark("Own monthly parts"),
    },
    Sex: {Sex.FEMALE: mark("Female"), Sex.MALE: mark("Male")},
    VisaState: {
        VisaState.NOT_NEEDED: mark("Not needed"),
        VisaState.NOT_BEGUN: mark("Not begun"),
        VisaState.PREPARING: mark("Papers in preparation"),
        VisaState.SUBMITTED: mark("Submitted"),
        VisaState.GRANTED: mark("Granted"),
        VisaState.REFUSED: mark("Visa refused"),
    },
    MarketLabel: {
        MarketLabel.TRADITIONAL: mark("Traditional market"),
        MarketLabel.EMERGING: mark("Emerging market"),
    },
    MilestoneKind: {
        MilestoneKind.NOTICE: mark("Notice sent out"),
        MilestoneKind.REGISTRATION: mark("Registration closes"),
        MilestoneKind.DEPOSIT: mark("Deposits in"),
        MilestoneKind.BOOTHS: mark("Booths confirmed"),
        MilestoneKind.VISA: mark("Visa papers in"),
        MilestoneKind.FREIGHT: mark("Freight cut-off"),
        MilestoneKind.BALANCE: mark("Balance paid"),
        MilestoneKind.DEPARTURE: mark("Departure"),
        MilestoneKind.RESULTS: mark("Results due"),
        MilestoneKind.FOLLOW_3: mark("Follow-up after 3 months"),
        MilestoneKind.FOLLOW_6: mark("Follow-up after 6 months"),
        MilestoneKind.FOLLOW_12: mark("Follow-up after 12 months"),
        MilestoneKind.CLAIM: mark("Claim window closes"),
        MilestoneKind.OWN: mark("Own milestone"),
    },
    DueState: {
        DueState.OVERDUE: mark("Overdue"),
        DueState.SOON: mark("Due soon"),
        DueState.OPEN: mark("Not yet due"),
        DueState.DONE: mark("Done"),
    },
    Anchor: {Anchor.OPENS: mark("from the opening"), Anchor.CLOSES: mark("from the closing day")},
    CostGroup: {
        CostGroup.RENT: mark("Stand rent and utilities"),
        CostGroup.CONSTRUCTION: mark("Stand construction"),
        CostGroup.SERVICES: mark("Services and communication"),
        CostGroup.TRANSPORT: mark("Transport"),
        CostGroup.TRAVEL: mark("Personnel and travel"),
        CostGroup.OTHER: mark("Other costs"),
    },
    FeeKind: {
        FeeKind.DEPOSIT: mark("Deposit of intent"),
        FeeKind.BOOTH_FIRST: mark("Booth fee, first part"),
        FeeKind.BOOTH_MIDDLE: mark("Booth fee, middle part"),
        FeeKind.BOOTH_FINAL: mark("Booth fee, balance"),
        FeeKind.REGISTRATION: mark("Registration fee"),
        FeeKind.CATALOGUE: mark("Show catalogue fee"),
        FeeKind.EXTRA_RENT: mark("Extra rent"),
        FeeKind.DELEGATION: mark("Delegation costs"),
        FeeKind.OTHER: mark("Other fee"),
    },
    FeeState: {
        FeeState.DUE: mark("Unpaid"),
        FeeState.PART: mark("Part paid"),
        FeeState.PAID: mark("Paid in full"),
        FeeState.VOID: mark("Void"),
    },
    WithoutUs: {
        WithoutUs.NOTHING: mark("Nothing of it"),
        WithoutUs.PART: mark("A part"),
        WithoutUs.ALL: mark("All of it"),
        WithoutUs.UNKNOWN: mark("The firm cannot say"),
    },
    Asked: {
        Asked.LATER: mark("Not due yet"),
        Asked.DUE: mark("To be asked"),
        Asked.SENT: mark("Asked, no answer"),
        Asked.ANSWERED: mark("Answered"),
    },
    PaperKind: {
        PaperKind.LICENCE: mark("Business licence"),
        PaperKind.CONTRACT: mark("Exhibition contract"),
        PaperKind.PASSPORT: mark("Copies of passports"),
        PaperKind.PHOTO: mark("Photos"),
        PaperKind.CATALOGUE: mark("Entry for the show catalogue"),
        PaperKind.EXHIBITS: mark("List of exhibits"),
        PaperKind.VISA: mark("Visa papers"),
        PaperKind.OTHER: mark("Other paper"),
    },
    Light: {
        Light.GREEN: mark("On course"),
        Light.AMBER: mark("A little behind"),
        Light.RED: mark("Behind"),
    },
    Severity: {
        Severity.ERROR: mark("To mend"),
        Severity.DECISION: mark("To decide"),
        Severity.WARNING: mark("Worth a look"),
        Severity.NOTE: mark("Noted"),
    },
    ReportKind: {kind: named.name for kind, named in REPORTS.items()},
    Paper: {
        Paper.PAGE: mark("As the page is"),
        Paper.A4: mark("A4, 210 × 297 mm"),
        Paper.A3: mark("A3, 297 × 420 mm"),
    },
    Lie: {Lie.PAGE: mark("As the page lies"), Lie.UPRIGHT: mark("Upright"), Lie.ACROSS: mark("Across")},
    Units: {
        Units.OWN: mark("As the language counts"),
        Units.WAN: mark("10,000 and 100 million (万, 亿)"),
        Units.THOUSAND: mark("Thousands and millions"),
    },
    Noun: {
        Noun.FIRM: mark("firm"),
        Noun.FIGURE: mark("yearly figure of a firm"),
        Noun.PROGRAMME: mark("programme"),
        Noun.EXHIBITION: mark("exhibition"),
        Noun.EDITION: mark("edition of an exhibition"),
        Noun.PARTICIPATION: mark("participation"),
        Noun.ORDER: mark("order"),
        Noun.RATE: mark("exchange rate"),
        Noun.EXPORT: mark("export figure"),
        Noun.TARGET: mark("target"),
        Noun.RETURN: mark("result form"),
        Noun.BOOTH: mark("booth"),
        Noun.DELEGATE: mark("delegate"),
        Noun.PROFILE: mark("import profile"),
        Noun.MILESTONE: mark("milestone"),
        Noun.MILESTONE_RULE: mark("line of the milestone template"),
        Noun.BUDGET: mark("budget line"),
        Noun.FEE: mark("fee"),
        Noun.PAPER: mark("paper of a firm"),
        Noun.PERSON: mark("person of a firm"),
        Noun.CREDIT: mark("share of an order's credit"),
        Noun.FOLLOW_UP: mark("follow-up"),
        Noun.OWN_REPORT: mark("own report"),
        Noun.SETTING: mark("setting"),
    },
}
"""Every enumeration a person meets, and the English words of each member."""

CURRENCIES: Mapping[str, str] = {
    "CNY": mark("yuan"),
    "USD": mark("US dollar"),
    "EUR": mark("euro"),
    "JPY": mark("Japanese yen"),
    "HKD": mark("Hong Kong dollar"),
    "GBP": mark("pound sterling"),
    "KRW": mark("South Korean won"),
    "AUD": mark("Australian dollar"),
    "CAD": mark("Canadian dollar"),
    "CHF": mark("Swiss franc"),
    "SGD": mark("Singapore dollar"),
    "NZD": mark("New Zealand dollar"),
    "THB": mark("Thai baht"),
    "MYR": mark("Malaysian ringgit"),
    "IDR": mark("Indonesian rupiah"),
    "VND": mark("Vietnamese dong"),
    "PHP": mark("Philippine peso"),
    "INR": mark("Indian rupee"),
    "RUB": mark("Russian rouble"),
    "AED": mark("UAE dirham"),
    "SAR": mark("Saudi riyal"),
    "ZAR": mark("South African rand"),
    "MXN": mark("Mexican peso"),
    "BRL": mark("Brazilian real"),
    "TRY": mark("Turkish lira"),
    "PLN": mark("Polish zloty"),
    "SEK": mark("Swedish krona"),
    "NOK": mark("Norwegian krone"),
    "DKK": mark("Danish krone"),
    "HUF": mark("Hungarian forint"),
    "CZK": mark("Czech koruna"),
    "MOP": mark("Macao pataca"),
    "TWD": mark("New Taiwan dollar"),
    "KWD": mark("Kuwaiti dinar"),
    "BHD": mark("Bahraini dinar"),
    "EGP": mark("Egyptian pound"),
    "KZT": mark("Kazakh tenge"),
    "UZS": mark("Uzbek sum"),
    "PKR": mark("Pakistani rupee"),
    "BDT": mark("Bangladeshi taka"),
    "LKR": mark("Sri Lankan rupee"),
    "CLP": mark("Chilean peso"),
    "COP": mark("Colombian peso"),
    "PEN": mark("Peruvian sol"),
    "ILS": mark("Israeli new shekel"),
}
"""Names of the currencies of ``domain.money.PLACES``, by ISO 4217 code."""

_COUNTED: Mapping[Noun, tuple[str, str]] = {
    Noun.FIRM: ("{count} firm", "{count} firms"),
    Noun.FIGURE: ("{count} yearly figure of firms", "{count} yearly figures of firms"),
    Noun.PROGRAMME: ("{count} programme", "{count} programmes"),
    Noun.EXHIBITION: ("{count} exhibition", "{count} exhibitions"),
    Noun.EDITION: ("{count} edition", "{count} editions"),
    Noun.PARTICIPATION: ("{count} participation", "{count} participations"),
    Noun.ORDER: ("{count} order", "{count} orders"),
    Noun.RATE: ("{count} exchange rate", "{count} exchange rates"),
    Noun.EXPORT: ("{count} export figure", "{count} export figures"),
    Noun.TARGET: ("{count} target", "{count} targets"),
    Noun.RETURN: ("{count} result form", "{count} result forms"),
    Noun.BOOTH: ("{count} booth", "{count} booths"),
    Noun.DELEGATE: ("{count} delegate", "{count} delegates"),
    Noun.PROFILE: ("{count} import profile", "{count} import profiles"),
    Noun.MILESTONE: ("{count} milestone", "{count} milestones"),
    Noun.MILESTONE_RULE: (
        "{count} line of the milestone template",
        "{count} lines of the milestone template",
    ),
    Noun.BUDGET: ("{count} budget line", "{count} budget lines"),
    Noun.FEE: ("{count} fee", "{count} fees"),
    Noun.PAPER: ("{count} paper of firms", "{count} papers of firms"),
    Noun.PERSON: ("{count} person of firms", "{count} people of firms"),
    Noun.CREDIT: ("{count} share of orders' credit", "{count} shares of orders' credit"),
    Noun.FOLLOW_UP: ("{count} follow-up", "{count} follow-ups"),
    Noun.OWN_REPORT: ("{count} own report", "{count} own reports"),
    Noun.SETTING: ("{count} setting", "{count} settings"),
}


def word(member: StrEnum) -> str:
    """Return the word for a member of a domain enumeration; KeyError for one that is not in ``ENUMS``."""
    return tr(ENUMS[type(member)][member])


class Named(Protocol):
    """What a reference table names in both languages: a market, a group, a chapter of goods."""

    @property
    def zh(self) -> str:
        """The Chinese name."""
        ...

    @property
    def en(self) -> str:
        """The English name."""
        ...


def name_of(thing: Named) -> str:
    """Return the name that a reference table gives in the language in force."""
    return thing.zh if language() == ZH else thing.en


def noun_name(noun: Noun | str) -> str:
    """Return the noun in lower case ("exchange rate", 汇率); an unknown key is returned as it is."""
    try:
        return word(Noun(noun))
    except ValueError:
        return str(noun)


def counted(noun: Noun | str, count: int) -> str:
    """Return a number of things: "1 order", "12 orders", «12 笔订单»; KeyError for no noun of ours."""
    one, many = _COUNTED[Noun(noun)]
    return ntr(one, many, count)


def currency_name(code: str) -> str:
    """Return the currency's name ("US dollar", 美元); an unknown code is returned as it is."""
    return tr(CURRENCIES[code]) if code in CURRENCIES else code


def file_word(name: str) -> str:
    """Return a file's name as it is shown: what was pasted came from the clipboard, not from a file."""
    return tr("Clipboard") if name == CLIPBOARD else name
