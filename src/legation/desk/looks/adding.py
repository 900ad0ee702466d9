"""Adding pages from the browser: the form, and how far the work has come."""

from __future__ import annotations

from legation.desk.security import LARGEST_UPLOAD
from legation.desk.state import Look, NotThere
from legation.desk.uploads import MOST_FILES, folder_of
from legation.desk.view import View


def look(look: Look) -> View:
    """The form, and the batches of this run of the desk."""
    jobs = [job.to_dict() for job in reversed(look.desk.jobs.all.values())]
    data = {"jobs": jobs, "most_files": MOST_FILES, "most_bytes": LARGEST_UPLOAD, "folder": folder_of(look.desk.path).name}
    return View("add.html", "Add pages", data)


def job(look: Look) -> View:
    """How far one batch has come."""
    found = look.desk.jobs.all.get(look.names["id"])
    if found is None:
        raise NotThere("no such batch of pages; the desk forgets them when it is stopped, what they added is in the record")
    return View("job.html", "Adding pages", found.to_dict(), {"over": found.over})
