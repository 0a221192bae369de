"""The four lectures of the guide (resources/documentation/guide.md), given without eyes and without a mouse."""

import re

from person import Atspi, Person, has, tree

CONTROLS = {Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.RADIO_BUTTON,
            Atspi.Role.COMBO_BOX, Atspi.Role.SLIDER, Atspi.Role.SPIN_BUTTON, Atspi.Role.TEXT, Atspi.Role.LIST,
            Atspi.Role.TABLE, Atspi.Role.TREE, Atspi.Role.PAGE_TAB, Atspi.Role.MENU, Atspi.Role.MENU_ITEM}


def those_who(servers, word):
    """The numbers of the servers that are read so: "leader", "candidate", "down"."""
    return [number for number, said in servers.items() if said.startswith(word)]


def number_after(word, said):
    return int(re.search(word + r" (\d+)", said)[1])


def await_leader(person, least_term=1):
    """Goes on until a server leads that term or a later one; its number."""
    def leads():
        servers = person.servers()
        return next((each for each in those_who(servers, "leader")
                     if number_after("term", servers[each]) >= least_term), None)

    return person.forward_until(f"a server leads term {least_term} or a later one", leads, "shift+Right")


def await_committed(person, server, index):
    person.forward_until(f"S{server} knows {index} to be committed",
                         lambda: number_after("committed up to", person.servers()[server]) >= index, "shift+Right")


def await_equal_logs(person):
    person.forward_until("all logs are equal and committed", lambda: 1 == len(
        {re.sub("^.*(log ends at)", r"\1", said) for said in person.servers().values()}))


def every_control_has_a_name(person):
    nameless = [node.get_role_name() + " in " + node.get_parent().get_name() for node in tree(person.window)
                if node.get_role() in CONTROLS and has(node, Atspi.StateType.SHOWING) and not node.get_name()]
    assert not nameless, nameless


def leader_election(person):
    await_leader(person)
    person.press("a")
    person.forward_until("several servers are candidates",
                         lambda: len(those_who(person.servers(), "candidate")) > 1)
    servers = person.servers()
    candidates = those_who(servers, "candidate")
    assert all("vote" in servers[each] for each in candidates), servers
    leader = await_leader(person, number_after("term", servers[candidates[0]]))
    await_equal_logs(person)
    servers = person.servers()
    follower = those_who(servers, "follower")[0]
    person.press(str(follower), "e")
    await_leader(person, number_after("term", servers[leader]) + 1)
    servers = person.servers()
    assert those_who(servers, "leader") == [follower], servers
    person.choose("Timeline", [row for row in person.rows("Timeline") if "is now leader" in row][-1])
    person.press("w")
    causes = person.wait("the chain of causes", lambda: person.rows("Chain of causes"))
    assert any(f"S{follower} is now leader" in cause for cause in causes), causes
    assert any(f"S{follower} has the votes of a majority" in cause and "§5.2" in cause for cause in causes), causes
    person.press("Escape", "End")


def log_replication(person):
    leader = await_leader(person)
    last = number_after("log ends at", person.servers()[leader])
    person.press("c")
    cell = f"S{leader}: {last + 1}@"
    fresh = [row for row in person.rows("Replicated log") if row.startswith(cell)]
    assert fresh and "uncommitted" in fresh[0], person.rows("Replicated log")
    await_committed(person, leader, last + 1)
    assert not any("uncommitted" in row for row in person.rows("Replicated log") if row.startswith(cell))
    person.press("shift+c")
    await_committed(person, leader, last + 11)
    for each in person.servers():
        await_committed(person, each, last + 11)


def crash_recovery(person):
    first = await_leader(person)
    before = person.servers()[first]
    person.heard.clear()
    person.press(str(first), "k")
    person.wait("the crash to be announced", lambda: any(kind == "accessible-name" and name.startswith(f"S{first}: down")
                                                         for kind, name in person.heard))
    second = await_leader(person, number_after("term", before) + 1)
    person.press("c")
    last = number_after("log ends at", person.servers()[second])
    await_committed(person, second, last)
    person.press(str(first), "shift+k")
    await_committed(person, first, last)
    assert person.servers()[first].startswith("follower"), person.servers()
    for each in [each for each in person.servers() if each != second][:3]:
        person.press(str(each), "k")
    assert len(those_who(person.servers(), "down")) == 3, person.servers()
    person.press("b")
    assert not those_who(person.servers(), "down"), person.servers()
    await_leader(person)


def network_partition(person):
    old = await_leader(person)
    servers = person.servers()
    term = number_after("term", servers[old])
    person.press("p", str(old), str(those_who(servers, "follower")[0]), "Return")
    person.press("c")
    stuck = number_after("log ends at", person.servers()[old])
    new = await_leader(person, term + 1)
    servers = person.servers()
    assert number_after("committed up to", servers[old]) < stuck, servers
    assert servers[old].startswith("superseded") and "cannot commit" in servers[old], servers
    person.press(str(new), "c")
    await_committed(person, new, number_after("log ends at", person.servers()[new]))
    person.press("h")
    person.forward_until("the old leader steps down", lambda: person.servers()[old].startswith("follower"))
    person.forward_until("its entry is replaced", lambda: number_after("committed up to", person.servers()[old]) >= stuck)
    light = [node.get_name() for node in tree(person.window) if node.get_name().startswith("Safety: ")]
    assert light and "all 7 properties hold" in light[0], light


if __name__ == "__main__":
    someone = Person()
    someone.press("space")
    for lecture in (every_control_has_a_name, leader_election, log_replication, crash_recovery, network_partition):
        print(lecture.__name__.replace("_", " "), flush=True)
        lecture(someone)
