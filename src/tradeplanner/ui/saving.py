"""The two acts that every page performs alike: saving a form, and doing something that can be undone.

Both run on the data lane. What the world refuses comes back to the form's own fields or to the
notice strip; what was done is named in the status line.
"""

from collections.abc import Callable

from tradeplanner.domain.errors import ExpectedError, RejectedError
from tradeplanner.ui.context import Context
from tradeplanner.ui.handbook.door import offer
from tradeplanner.ui.notices import sentence
from tradeplanner.ui.widgets.form import FormDialog, Values

Done = Callable[[object], None]
"""Called on the main thread with what was saved or done."""


def save_by(
    context: Context,
    form: FormDialog,
    save: Callable[[Values], object],
    done: Done | None = None,
    *,
    topic: str | None = None,
) -> None:
    """Let the form's Save call ``save(values)`` on the data lane; the form closes when it is done.

    A ``RejectedError`` shows its findings under the fields, another expected error its sentence on
    top; what the person typed stays, and the status line calls it unsaved until the form closes.
    ``done(result)`` follows on the main thread. F1 opens the help at the page or window ``topic``,
    without one at the page in front.
    """

    def finished(result: object) -> None:
        form.accept()
        if done is not None:
            done(result)

    def refused(error: BaseException) -> None:
        if isinstance(error, RejectedError):
            form.refuse(error.findings)
        elif isinstance(error, ExpectedError):
            form.refuse((), sentence(error)[0])
        else:
            form.set_busy(False)
            form.refused.emit()
            context.notices.error(error)

    def start(values: Values) -> None:
        form.set_busy(True)
        context.jobs.data(lambda: save(values), finished, refused, owner=form)

    form.save_wanted.connect(start)
    form.refused.connect(lambda: context.desk.hold(form, holds=True))
    form.finished.connect(lambda _: context.desk.hold(form, holds=False))
    offer(form, context.desk.go, topic)
    form.open()


def act(context: Context, do: Callable[[], object], done: Callable[[object], None] | None = None) -> None:
    """Do something on the data lane; an error goes to the notice strip."""
    context.jobs.data(do, done, context.notices.error)
