"""The shapes of the bank: what a question, the syllabus and a problem report consist of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Kind = Literal["concept", "derivation", "coding", "design", "scenario", "behavioral"]
Level = Literal["junior", "mid", "senior", "staff"]
Role = Literal["mle", "ds", "rs", "platform", "applied"]
LEVELS: tuple[Level, ...] = ("junior", "mid", "senior", "staff")
ROLE_NAMES: dict[Role, str] = {
    "mle": "ML engineer",
    "ds": "data scientist",
    "rs": "research scientist",
    "platform": "ML platform engineer",
    "applied": "applied AI engineer",
}

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
Point_ = Annotated[str, StringConstraints(pattern=r"^[A-Z]\d\d$")]


class Model(BaseModel):
    """Base: unknown keys are errors, instances do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Clarification(Model):
    """A question that a strong candidate asks back, and the interviewer's reply."""

    ask: Text
    reply: Text


class RubricPoint(Model):
    """An observable point, the level at which it is expected, and the words that give it away."""

    level: Level
    point: Text
    cues: list[Text] = Field(min_length=1)


class Pitfall(Model):
    """A tempting wrong statement and why it is wrong."""

    claim: Text
    why: Text


class Followup(Model):
    """A further question with its answer; a twist changes a constraint midway."""

    ask: Text
    answer: Text
    twist: bool = False


class Source(Model):
    """A work that supports a claim in the answer."""

    title: Text
    url: Url
    supports: Text


class Company(Model):
    """A company that asks the question, with the public statement that says so."""

    name: Text
    source: Url
    date: datetime.date


class Approach(Model):
    """One way to solve an exercise: the file that shows it, and why one would choose it."""

    title: Text
    file: Annotated[str, StringConstraints(pattern=r"^(solution|alt_[a-z0-9_]+)\.py$")]
    why: Text


class Question(Model):
    """One question, as its file states it. `id` and `round` come from the file's path."""

    id: Id
    round: Slug
    title: Text
    kind: Kind
    topic: Slug
    covers: list[Point_] = Field(min_length=1, description="point ids of syllabus.yml")
    level: Level = Field(description="the lowest level at which it is asked")
    roles: list[Role] = Field(min_length=1)
    companies: list[Company] = []
    minutes: int = Field(ge=1, le=90, description="what it takes in the room")
    ask: Text = Field(description="the question, as the interviewer says it")
    clarify: list[Clarification] = []
    short: Text = Field(description="the spoken 30-second answer, 60–90 words")
    answer: Text = Field(description="the full answer")
    listen_for: list[RubricPoint] = Field(min_length=4, max_length=12)
    pitfalls: list[Pitfall] = Field(min_length=1)
    followups: list[Followup] = Field(min_length=2)
    proof: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_/-]+\.py$")] | None = None
    related: list[Id] = []
    prerequisites: list[Id] = []
    sources: list[Source] = []
    verified: datetime.date | None = Field(
        default=None, description="when somebody other than the author checked facts, numbers and code"
    )
    # Exercises only.
    signature: Text | None = None
    format: Literal["write", "debug"] | None = None
    difficulty: Literal["easy", "medium", "hard"] | None = None
    hints: list[Text] = []
    packages: list[Slug] = []
    complexity: Text | None = None
    approaches: list[Approach] = []
    timeout: float = Field(default=5, gt=0, le=20, description="seconds a test may take")

    @property
    def slug(self) -> str:
        """Last part of the id."""
        return self.id.split("/")[1]

    @property
    def is_exercise(self) -> bool:
        """Whether the question comes with code that is judged."""
        return self.kind == "coding"


EXERCISE_FIELDS = ("signature", "format", "difficulty", "hints", "complexity", "approaches")
EXERCISE_ONLY = (*EXERCISE_FIELDS, "packages", "timeout")


class Formula(Model):
    """A formula of a sheet: its name, LaTeX without dollars, and what the symbols mean."""

    name: Text
    tex: Text
    where: str = ""


class Table(Model):
    """A decision table of a sheet."""

    title: Text
    columns: list[Text] = Field(min_length=2)
    rows: list[list[str]] = Field(min_length=1)


class Rule(Model):
    """A rule of thumb and where it comes from: a question's id or a web address."""

    text: Text
    source: Text


class Sheet(Model):
    """What a printed sheet holds beside its questions."""

    title: Text
    blurb: Text
    topics: list[Slug] = Field(min_length=1)
    formulas: list[Formula] = []
    tables: list[Table] = []
    rules: list[Rule] = []


class Point(Model):
    """One thing the handbook must teach."""

    id: Point_
    text: Text
    planned: bool = False


class Topic(Model):
    """A group of points within a round."""

    id: Slug
    title: Text
    blurb: Text
    points: list[Point] = Field(min_length=1)


class Round(Model):
    """An interview round."""

    id: Slug
    title: Text
    subtitle: Text
    blurb: Text
    topics: list[Topic] = Field(min_length=1)


class Syllabus(Model):
    """Rounds, topics and points in teaching order."""

    rounds: list[Round] = Field(min_length=1)


@dataclass(frozen=True)
class ExerciseFiles:
    """Texts of an exercise folder, by file name."""

    files: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.files[name]


@dataclass(frozen=True)
class Snippet:
    """A runnable file: its text and its named regions."""

    path: str
    text: str


@dataclass(frozen=True)
class Page:
    """A hand-written page: path below docs/, front matter, and its Markdown, which starts at `line`."""

    path: str
    text: str
    line: int
    title: str
    description: str
    covers: tuple[str, ...]


@dataclass(frozen=True)
class Bank:
    """Everything the generators need; questions are in syllabus order, then by level and title."""

    syllabus: Syllabus
    questions: dict[str, Question]
    exercises: dict[str, ExerciseFiles]
    snippets: dict[str, Snippet]
    pages: dict[str, Page]
    sheets: dict[str, Sheet]

    def of_topic(self, topic: str) -> list[Question]:
        """Questions of a topic, easiest first."""
        return [q for q in self.questions.values() if q.topic == topic]

    def of_round(self, round_id: str) -> list[Question]:
        """Questions of a round in topic order."""
        return [q for q in self.questions.values() if q.round == round_id]

    def topic(self, topic_id: str) -> tuple[Round, Topic]:
        """The topic with its round."""
        for round_ in self.syllabus.rounds:
            for topic in round_.topics:
                if topic.id == topic_id:
                    return round_, topic
        raise KeyError(topic_id)


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a file: where, what, and how to mend it. Lines and columns count from 1."""

    path: str
    line: int
    column: int
    id: str
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: [{self.id}] {self.message} - {self.fix}"


def question_schema() -> dict:
    """JSON Schema of a question file, for editors."""
    schema = Question.model_json_schema()
    for derived in ("id", "round"):  # from the path, never written in the file
        schema["properties"].pop(derived)
        schema["required"].remove(derived)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def sheet_schema() -> dict:
    """JSON Schema of a sheet's definition."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Sheet.model_json_schema()}


def syllabus_schema() -> dict:
    """JSON Schema of syllabus.yml."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Syllabus.model_json_schema()}
