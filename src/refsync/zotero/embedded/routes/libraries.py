"""What was deleted from a library, and what the embedded one never holds: searches, settings."""

from __future__ import annotations

from refsync.zotero.embedded.http import Response
from refsync.zotero.embedded.parameters import listing, since
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.routes.answers import not_modified, objects_answer, versioned
from refsync.zotero.embedded.store.queries import Found
from refsync.zotero.embedded.visits import LibraryVisit


def deleted(visit: LibraryVisit) -> Response:
    """What was deleted after a version."""
    version = since(visit.request)
    if version is None:
        raise RefusedError(400, "'since' parameter must be provided")
    gone = visit.library.deleted_since(version)
    return versioned(Response.json(gone), visit.library.version)


def no_searches(visit: LibraryVisit) -> Response:
    """The saved searches: none."""
    if not_modified(visit):
        return Response(304)
    form = listing(visit.request, {"dateModified": "", "title": ""})
    return objects_answer(visit, Found([], 0), form, lambda _: [])


def no_settings(visit: LibraryVisit) -> Response:
    """The settings: none."""
    return versioned(Response.json({}), visit.library.version)
