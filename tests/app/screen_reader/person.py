"""A person without eyes and without a mouse: keys go in by X, what is read comes out by AT-SPI."""

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE_S = 60


def children(node):
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:  # It has gone meanwhile.
            yield child


def tree(node):
    """Everything beneath; of long lists what a person would hear first."""
    yield node
    for number, child in enumerate(children(node)):
        if number == 100:
            return
        yield from tree(child)


def has(node, state):
    return node.get_state_set().contains(state)


class Person:
    def __init__(self):
        self.heard = []  # What was announced: (kind, name).
        self._lists = {}
        self._listener = Atspi.EventListener.new(self._hear)
        for kind in ("object:property-change:accessible-name", "object:state-changed:focused"):
            self._listener.register(kind)
        self.window = self.wait("the window to be on the bus", self._find_window)
        subprocess.run(["xdotool", "search", "--sync", "--name", "^Raftarium", "windowfocus"], check=True,
                       stdout=subprocess.DEVNULL)
        self.wait("the graph to have the focus", lambda: has(self.list("Cluster"), Atspi.StateType.FOCUSED))

    def _hear(self, event):
        try:
            if event.type.endswith("accessible-name") or event.detail1:
                self.heard.append((event.type.rsplit(":", 1)[1], event.source.get_name()))
        except GLib.Error:
            pass  # What it came from has gone meanwhile.

    @staticmethod
    def _find_window():
        for application in children(Atspi.get_desktop(0)):
            if application.get_name() == "raftarium":
                return next(children(application), None)
        return None

    @staticmethod
    def listen(seconds=0.05):
        """Takes in what is announced."""
        loop = GLib.MainLoop()
        GLib.timeout_add(int(1000 * seconds), loop.quit)
        loop.run()

    def wait(self, what, holds):
        """Waits until `holds()` answers something, and returns that."""
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                answer = holds()
            except (GLib.Error, AttributeError, IndexError):
                answer = None  # The tree changed while it was read.
            if answer:
                return answer
            if time.monotonic() > end:
                raise AssertionError(f"Waited in vain for {what}.")
            self.listen()

    def press(self, *keys):
        subprocess.run(["xdotool", "key", *keys], check=True)
        self.listen()

    def list(self, name):
        if name not in self._lists:
            self._lists[name] = next(node for node in tree(self.window)
                                     if node.get_role() == Atspi.Role.LIST and node.get_name() == name)
        return self._lists[name]

    def rows(self, name):
        """What the rows of a list say, read again when it has changed under the reader."""
        def read():
            return [child.get_name() for child in children(self.list(name))
                    if child.get_role() == Atspi.Role.LIST_ITEM] or [""]

        return [row for row in self.wait(f"the list {name} to be read", read) if row]

    def choose(self, name, row):
        """Does what a screen reader does when its user activates a row."""
        next(child for child in children(self.list(name)) if child.get_name() == row).get_action_iface().do_action(0)
        self.listen(0.1)

    def servers(self):
        """What is read of each server, by its number: the first rows of the graph."""
        def read():
            rows = [self.list("Cluster").get_child_at_index(place).get_name() for place in range(5)]
            return {int(row[1]): row.split(": ", 1)[1] for row in rows}

        return self.wait("the servers to be read", read)

    def forward_until(self, what, holds, key="Right"):
        """Event by event; the virtual time stands still between keys, so this is the same every time."""
        for _ in range(400):
            if answer := holds():
                return answer
            self.press(key)
        raise AssertionError(f"Went on in vain until {what}; the graph reads:\n  " + "\n  ".join(self.rows("Cluster")))
