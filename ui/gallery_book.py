"""What the picture book holds: the entries of every area, then the papers that the program prints, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from edu.domain.actors import Role
from edu.domain.aids import AidFill
from ui.gallery import GalleryEntry, Picture
from ui.gallery_world import GalleryWorld
from ui.screens.aids.pictures import FILLED, TICKED
from ui.screens.aids.pictures import gallery_entries as aids
from ui.screens.classroom.pictures import gallery_entries as classroom
from ui.screens.contest.pictures import gallery_entries as contest
from ui.screens.drill.pictures import gallery_entries as drill
from ui.screens.exam.routes import gallery_entries as exam
from ui.screens.kiosk.bag_pictures import gallery_entries as bag
from ui.screens.kiosk.cpr_pictures import gallery_entries as cpr
from ui.screens.kiosk.ebike_pictures import gallery_entries as ebike
from ui.screens.kiosk.feedback_pictures import gallery_entries as feedback
from ui.screens.kiosk.game_pictures import gallery_entries as games
from ui.screens.kiosk.gas_pictures import gallery_entries as gas
from ui.screens.kiosk.pictures import gallery_entries as kiosk
from ui.screens.kiosk.quake_pictures import gallery_entries as quake
from ui.screens.kiosk.river_pictures import gallery_entries as river
from ui.screens.kiosk.road_pictures import gallery_entries as road
from ui.screens.kiosk.round_pictures import gallery_entries as rounds
from ui.screens.kiosk.spot_pictures import gallery_entries as spot
from ui.screens.launcher.pictures import gallery_entries as launcher
from ui.screens.manager.routes import gallery_entries as manager
from ui.screens.study.routes import gallery_entries as study
from ui.screens.workshop.pictures import gallery_entries as workshop

AREAS = (
    launcher, kiosk, feedback, games,
    bag, cpr, ebike, gas, quake, river, road, spot, rounds,
    study, exam, classroom, drill, contest, aids, manager, workshop,
)  # fmt: skip
_PAGES = 4
_SCALE = 1.6


def areas_entries(world: GalleryWorld) -> list[GalleryEntry]:
    return [entry for area in AREAS for entry in area(world)]


def paper_pictures(world: GalleryWorld, out: Path, only: str | None) -> list[Picture]:
    """A certificate, a learning file and one-page aids, as the printer would get them."""
    made: list[Picture] = []
    actor = world.session(Role.ADMIN).actor
    services, folder = world.services, Path(world.folder.name)
    if wanted("paper.certificate", only):
        records = services.certificates.certificates(actor, limit=1)
        if records:
            path = folder / "certificate.pdf"
            services.certificate_papers.print_pdf(actor, [records[0].id], path)
            made += pages_of(path, "paper.certificate", out)
    if wanted("paper.learning-file", only):
        path = folder / "learning-file.pdf"
        services.learning_files.export_pdf(actor, world.person, path, "图册")
        made += pages_of(path, "paper.learning-file", out)
    if wanted("paper.aids", only):
        path = folder / "aids.pdf"
        fill = AidFill(unit=services.settings.value.organisation, blanks=FILLED)
        services.aids.print_pdf(actor, TICKED, fill, path)
        made += pages_of(path, "paper.aids", out)
    return made


def pages_of(path: Path, route: str, out: Path) -> Sequence[Picture]:
    import pypdfium2

    made: list[Picture] = []
    document = pypdfium2.PdfDocument(path)
    try:
        for number in range(min(len(document), _PAGES)):
            image = document[number].render(scale=_SCALE).to_pil()
            name = f"{route.replace('.', '_')}-{number + 1}.png"
            image.save(out / name)
            made.append(
                {
                    "route": route,
                    "mode": "paper",
                    "width": image.width,
                    "height": image.height,
                    "file": name,
                    "flaws": [],
                }
            )
    finally:
        document.close()
    return made


def wanted(route: str, only: str | None) -> bool:
    return only is None or route.startswith(only.partition(":")[0])
