// What stands beside the picture: the log, the servers in numbers, clients, moments, and safety.

function row(name, cells) {
    return html("tr", {}, ...cells.map(cell => cell instanceof Node ? cell : html(name, {}, String(cell))));
}

function table(headings, rows, attributes = {}) {
    const head = html("tr", {}, ...headings.map(heading => html("th", {scope: "col"}, heading)));
    return html("table", attributes, html("thead", {}, head), html("tbody", {}, ...rows));
}

/** The logs of all servers, the end of the longest at the right. */
class LogTable {
    constructor(element) {
        this.table = element;
        this.key = "";
    }

    show(track) {
        const servers = track.allServers();
        const most = Math.max(3, Math.floor((this.table.parentElement.clientWidth - 56) / 56));
        const longest = Math.max(0, ...servers.map(server => server.lastIndex));
        const first = Math.max(1, longest - most + 1);
        const leader = servers.filter(server => server.role === Role.leader && server.live !== Live.crashed)
            .reduce((best, server) => best === undefined || server.term > best.term ? server : best, undefined);
        const key = JSON.stringify([servers.map(s => [s.id, s.tip, s.base, s.commit, s.durable]), leader?.id, leader?.match, first, most]);
        if (key === this.key)
            return;
        this.key = key;
        const indexes = Array.from({length: Math.min(most, longest)}, (_, i) => first + i);
        const head = html("tr", {}, html("td"), ...indexes.map(index => html("th", {scope: "col"}, String(index))));
        this.table.replaceChildren(html("thead", {}, head),
                                   html("tbody", {}, ...servers.map(server => this.rowOf(track, server, leader, indexes))));
    }

    rowOf(track, server, leader, indexes) {
        const entries = new Map(track.entriesOf(server, indexes[0]).map(entry => [entry.index, entry]));
        const isLeader = leader?.id === server.id;
        const name = html("th", {scope: "row"}, "S" + server.id + (isLeader ? " ♛" : ""));
        return html("tr", {}, name, ...indexes.map(index => {
            const matches = leader !== undefined && !isLeader && leader.match[server.place] === index;
            return this.cell(entries.get(index), server, index, matches);
        }));
    }

    cell(entry, server, index, matches) {
        const cell = html("td", matches ? {class: "match"} : {});
        if (entry === undefined) {
            if (index <= server.base)
                cell.className += " compacted";
            return cell;
        }
        const state = index <= server.commit ? "committed" : "open";
        cell.append(html("span", {class: `entry ${state} ${index <= server.durable ? "" : "volatile"} ${termClass(entry.term)}`,
                                  title: `${index}@${entry.term}: ${entry.text}, ${state === "open" ? "not yet committed" : state}`},
                         html("b", {}, "t" + entry.term), html("i", {}, entry.text)));
        return cell;
    }
}

/** The servers in numbers. */
function serverTable(track) {
    const rows = track.allServers().map(server => {
        const name = html("th", {scope: "row"}, "S" + server.id);
        const word = html("td", {class: server.word === server.word.toLowerCase() ? "" : "strong"}, server.word);
        return html("tr", {class: termClass(server.term)}, name, word, html("td", {}, html("span", {class: "swatch"}), " " + server.term),
                    ...[server.vote === 0 ? "–" : "S" + server.vote, server.lastIndex, server.commit, server.applied]
                        .map(value => html("td", {}, String(value))));
    });
    return table(["", "state", "term", "voted for", "last index", "committed", "applied"], rows);
}

/** Events as a list that is gone to by a click. */
function eventList(track, events, seekEvent) {
    return html("ol", {class: "events"}, ...events.map(event => {
        const button = html("button", {type: "button", "data-event": String(event)},
                            html("time", {}, seconds(track.timeOf(event)) + " s"), html("span", {}, track.sentence(event)));
        button.addEventListener("click", () => seekEvent(event));
        return html("li", {}, button);
    }));
}

/** What clients called, and what they were answered. */
function clientList(track, seekEvent) {
    if (track.operations.length === 0)
        return html("p", {class: "muted"}, "No client called.");
    const most = 500;
    const list = eventList(track, track.operations.slice(0, most).flatMap(({called, returned}) => returned > 0 ? [called, returned] : [called]), seekEvent);
    if (track.operations.length > most)
        list.append(html("li", {class: "muted"}, `… and ${track.operations.length - most} more`));
    return list;
}

/** Whether it was safe, and why not. */
function safetyList(track, seekEvent) {
    const list = html("ul", {class: "safety"});
    for (const [event, title, proof] of track.violations) {
        const button = html("button", {type: "button"}, `${title}: ${proof}`);
        button.addEventListener("click", () => seekEvent(event));
        list.append(html("li", {class: "wrong"}, button));
    }
    if (track.violations.length === 0)
        list.append(html("li", {class: "right"}, `The safety properties of the servers held after each of ${track.times.length} events.`));
    const [verdict, proof] = track.verdict;
    list.append(html("li", {class: ["right", "wrong", "unknown"][verdict]},
                     ["What clients saw is linearizable.", "What clients saw is not linearizable. " + proof,
                      "Whether what clients saw is linearizable could not be decided: too many requests overlap."][verdict]));
    return list;
}
