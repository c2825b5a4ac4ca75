"""The tree of a scenario's parts beside the form: what is open is chosen in it, what has an error is marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from edu.domain.drills.editing import Path
from edu.domain.drills.findings import Finding
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.whereabouts import path_of
from ui import theme
from ui.screens.workshop.tree import Node, tree_of

PATH = Qt.ItemDataRole.UserRole


class PartTree(QTreeWidget):
    """Emits `currentItemChanged` for a person's choice alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setAccessibleName("脚本的各部分")
        self.setIndentation(theme.current().metrics.m)
        self.setWordWrap(True)

    def show_parts(self, scenario: Scenario, open_part: Path) -> Path:
        """Anew, with what was unfolded; the path that is chosen now.

        A list inside an entry has no line of its own: its entry stands for it.
        """
        unfolded = {item.data(0, PATH) for item in self.items() if item.isExpanded()}
        self.blockSignals(True)
        self.clear()
        for node in tree_of(scenario):
            self.addTopLevelItem(self._item(node))
        for item in self.items():
            path = item.data(0, PATH)
            item.setExpanded(path in unfolded or open_part[: len(path)] == path != open_part)
        chosen = open_part if self._choose(open_part) else open_part[:-1]
        if chosen != open_part:
            self._choose(chosen)
        self.blockSignals(False)
        self._give_room()
        return chosen

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """Two lines for who needs them: options of one question often differ at their ends. By itself the style
        gives every line the height of one.
        """
        metrics = theme.of(self).metrics
        beside = metrics.icon + 4 * metrics.m
        for item in self.items():
            depth, over = 1, item.parent()
            while over is not None:
                depth, over = depth + 1, over.parent()
            measure = QFontMetrics(item.font(0) if item.data(0, Qt.ItemDataRole.FontRole) else self.font())
            room = self.viewport().width() - depth * self.indentation() - beside
            lines = 2 if measure.horizontalAdvance(item.text(0)) > room else 1
            high = max(metrics.control, lines * measure.lineSpacing() + metrics.m)
            if item.sizeHint(0).height() != high:
                item.setSizeHint(0, QSize(0, high))

    def mark(self, scenario: Scenario, findings: Sequence[Finding]) -> None:
        wrong = {path_of(scenario, one) for one in findings if one.severity == "error"}
        icon = theme.icon("error", theme.current().colours.red.ink)
        blank = theme.icon("dot", theme.current().colours.line_strong)
        for item in self.items():
            path = item.data(0, PATH)
            inside = any(one[: len(path)] == path for one in wrong if one) if path else () in wrong
            item.setIcon(0, icon if inside else blank)

    def items(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                yield item
                waiting += [item.child(at) for at in range(item.childCount())]

    def _choose(self, path: Path) -> bool:
        found = next((item for item in self.items() if item.data(0, PATH) == path), None)
        if found is not None:
            self.setCurrentItem(found)
        return found is not None

    def _item(self, node: Node) -> QTreeWidgetItem:
        item = QTreeWidgetItem([node.title])
        item.setData(0, PATH, node.path)
        item.setToolTip(0, node.title)
        if node.section:
            item.setFont(0, theme.font(theme.current().type.body, bold=True))
        for child in node.children:
            item.addChild(self._item(child))
        return item
