// The servers in a ring, their links and the messages between them, as an SVG.

const svgNamespace = "http://www.w3.org/2000/svg";

function svg(name, attributes = {}, ...children) {
    const element = document.createElementNS(svgNamespace, name);
    for (const [key, value] of Object.entries(attributes))
        element.setAttribute(key, value);
    element.append(...children);
    return element;
}

function html(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
        element.setAttribute(key, value);
    element.append(...children);
    return element;
}

/** The class that says the colours of a term; the first term has the first ones. */
function termClass(term) {
    return term > 0 ? "t" + (term - 1) % 6 : "t-none";
}

function shortened(text, most) {
    const letters = [...text];
    return letters.length <= most ? text : letters.slice(0, most - 1).join("") + "…";
}

const crown = "M-20-8-11 3 0-15 11 3 20-8 15 12h-30z";

class Ring {
    constructor(element, messageNames) {
        this.svg = element;
        this.isRequest = messageNames.map(name => !name.includes("reply"));
        this.names = messageNames;
        this.layers = ["hulls", "links", "servers", "timers", "messages", "labels"].map(name => svg("g", {class: name}));
        this.svg.replaceChildren(...this.layers);
        this.servers = [];
        this.linkKey = "";
        this.messageElements = [];
    }

    /** Places for so many servers, the first at the top. */
    arrange(track) {
        const count = track.servers.length;
        this.track = track;
        this.radius = count <= 5 ? 58 : count <= 7 ? 50 : Math.min(42, 600 / count);
        const reach = count === 1 ? 0 : 245;
        this.centres = track.servers.map((id, i) => {
            const turn = 2 * Math.PI * i / count - (count === 2 ? Math.PI / 2 : 0);
            return {x: 450 + reach * 1.22 * Math.sin(turn), y: 340 - reach * Math.cos(turn)};
        });
        this.svg.setAttribute("viewBox", "0 0 900 690");
        this.servers = track.servers.map(() => ({key: ""}));
        this.layers[2].replaceChildren();
        this.layers[3].replaceChildren();
        this.linkKey = "";
        this.cells = count <= 5 ? 7 : count <= 9 ? 5 : 0;
    }

    /** Shows the instant that the track is at, at that time. */
    show(time) {
        const servers = this.track.allServers();
        const longest = Math.max(0, ...servers.map(server => server.lastIndex));
        this.firstIndex = Math.max(1, longest - this.cells + 1);
        this.shownCells = Math.min(this.cells, longest);
        this.showLinks();
        this.servers.forEach((shown, place) => {
            const server = servers.find(each => each.place === place);
            this.showServer(shown, server);
            this.showTimer(shown, server, time);
        });
        this.showMessages(time);
    }

    // ---- links and the sides of a split

    showLinks() {
        const groups = this.track.groups();
        const known = this.track.allServers().map(server => server.place);
        const links = [];
        for (const from of known)
            for (const to of known)
                if (from < to)
                    links.push({from, to, there: this.track.link(from, to), back: this.track.link(to, from)});
        const key = JSON.stringify([groups, links]);
        if (key === this.linkKey)
            return;
        this.linkKey = key;
        this.layers[0].replaceChildren(...groups.map(group => this.hull(group)), ...groups.map(group => this.groupLabel(group)));
        this.layers[1].replaceChildren(...links.flatMap(link => this.link(link)));
    }

    hull({members}) {
        const points = members.map(place => this.centres[place]);
        const middle = {x: points.reduce((sum, p) => sum + p.x, 0) / points.length,
                        y: points.reduce((sum, p) => sum + p.y, 0) / points.length};
        const inOrder = [...points].sort((a, b) => Math.atan2(a.y - middle.y, a.x - middle.x) -
                                                   Math.atan2(b.y - middle.y, b.x - middle.x));
        const path = "M" + inOrder.map(p => p.x + " " + p.y).join("L") + "Z";
        const width = 2 * this.radius + 52;
        return svg("path", {class: "hull", d: path, "stroke-width": width});
    }

    /** What is said of a side: beneath it, or away from the others. */
    groupLabel({members, words}) {
        const points = members.map(place => this.centres[place]);
        const lowest = points.reduce((best, p) => p.y > best.y ? p : best);
        const isLow = lowest.y + this.radius > 480;
        const x = points.reduce((sum, p) => sum + p.x, 0) / points.length;
        const highest = Math.min(...points.map(p => p.y));
        const sideways = x < 450 ? -1 : 1;
        const beneath = lowest.y + this.radius + 66;
        if (isLow)
            return svg("text", {class: "group", x: points.length > 1 ? x : lowest.x, y: Math.min(682, beneath)}, words);
        return svg("text", points.length > 3 ? {class: "group", x: 450, y: beneath}
            : {class: "group", x: 450 + sideways * 270, y: Math.max(40, highest - this.radius - 22)}, words);
    }

    link({from, to, there, back}) {
        const a = this.centres[from];
        const b = this.centres[to];
        const isCut = there.cut || back.cut;
        const isSlow = there.delay > 0 || back.delay > 0 || there.loss > 0 || back.loss > 0;
        const line = svg("line", {class: isCut ? "link cut" : isSlow ? "link slow" : "link", x1: a.x, y1: a.y,
                                  x2: b.x, y2: b.y});
        if (!isCut && !there.held && !back.held)
            return [line];
        // One direction only: the mark is nearer to the sender.
        const part = there.cut === back.cut && there.held === back.held ? 0.5 : there.cut || there.held ? 0.36 : 0.64;
        const at = `translate(${a.x + (b.x - a.x) * part} ${a.y + (b.y - a.y) * part})`;
        const mark = isCut ? svg("path", {d: "M-4-4 4 4M-4 4 4-4"}) : svg("path", {d: "M-3-5V5M3-5V5"});
        return [line, svg("g", {class: isCut ? "badge" : "badge waits", transform: at}, svg("circle", {r: 11}), mark)];
    }

    // ---- servers

    showServer(shown, server) {
        const key = server === undefined ? "" : JSON.stringify(server, (name, value) =>
            ["start", "deadline", "since", "match", "next", "applied"].includes(name) ? undefined : value) +
            this.firstIndex + "/" + this.shownCells;
        if (key === shown.key)
            return;
        shown.key = key;
        shown.element?.remove();
        shown.element = undefined;
        if (server === undefined)
            return;
        shown.element = this.drawServer(server);
        this.layers[2].append(shown.element);
    }

    drawServer(server) {
        const r = this.radius;
        const {x, y} = this.centres[server.place];
        const isDown = server.live === Live.crashed;
        const leads = server.role === Role.leader && !isDown;
        const stands = !isDown && (server.role === Role.candidate || server.role === Role.preCandidate);
        const state = isDown ? "down" : leads ? "leads" : stands ? "stands" : "follows";
        const belongs = server.belongs >= 3 ? " outside" : "";
        const group = svg("g", {class: `server ${state}${belongs} ${termClass(server.term)}`,
                                transform: `translate(${x} ${y})`});
        group.append(svg("circle", {class: "back", r: r + 11}), svg("circle", {class: "disc", r}));
        if (leads)
            group.append(svg("circle", {class: "inner", r: r - 5}));
        group.append(svg("text", {class: "name", y: -r * 0.12}, "S" + server.id),
                     svg("text", {class: server.word === server.word.toLowerCase() ? "role" : "role strong", y: r * 0.24},
                         server.word),
                     svg("text", {class: "term", y: r * 0.58}, "term " + server.term));
        if (leads)
            group.append(svg("path", {class: server.word === "LEADER" ? "crown" : "crown hollow", d: crown,
                                      transform: `translate(0 ${-r - 14})`}));
        if (isDown || server.live === Live.paused)
            group.append(svg("g", {class: isDown ? "badge" : "badge waits", transform: `translate(${r * 0.75} ${-r * 0.75})`},
                             svg("circle", {r: 12}), svg("path", {d: isDown ? "M-4-4 4 4M-4 4 4-4" : "M-3-5V5M3-5V5"})));
        if (server.belongs === 1)
            group.append(svg("text", {class: "learner", x: -r * 0.8, y: -r * 0.72}, "L"));
        group.append(...this.below(server, stands));
        group.append(svg("title", {}, `S${server.id}: ${server.word}, term ${server.term}, committed ${server.commit}`));
        return group;
    }

    below(server, stands) {
        let y = this.radius + 18;
        const parts = [];
        if (stands) {
            parts.push(this.votes(server, y + 4));
            y += 24;
        }
        parts.push(...this.logCells(server, y));
        if (server.caption !== "")
            parts.push(svg("text", {class: "caption", y: y + 38}, shortened(server.caption, 34)));
        return parts;
    }

    votes(server, y) {
        const voters = this.track.servers.map((id, place) => ({id, bit: 2 ** place}))
            .filter(voter => Math.floor(server.voters / voter.bit) % 2 === 1);
        const group = svg("g", {class: "votes"});
        voters.forEach((voter, i) => {
            const has = mask => Math.floor(mask / voter.bit) % 2 === 1;
            const state = has(server.granted) ? "granted" : has(server.refused) ? "refused" : "open";
            const x = (i - (voters.length - 1) / 2) * 20;
            group.append(svg("circle", {class: "vote " + state, cx: x, cy: y, r: 8}),
                         svg("text", {class: "voter " + state, x, y: y + 3.5}, voter.id));
            if (state === "refused")
                group.append(svg("path", {class: "cross", d: `M${x + 3} ${y + 3}l6 6m0-6l-6 6`}));
        });
        return group;
    }

    logCells(server, top) {
        const size = 20;
        const left = -this.shownCells * (size + 1) / 2;
        const x = index => left + (index - this.firstIndex) * (size + 1);
        const parts = this.track.entriesOf(server, this.firstIndex).filter(each => each.index < this.firstIndex + this.cells)
            .map(entry => {
                const state = entry.index <= server.commit ? "committed" : "open";
                const cell = svg("g", {class: `cell ${state} ${termClass(entry.term)}`,
                                       transform: `translate(${x(entry.index)} ${top})`},
                                 svg("path", {d: entry.index <= server.durable ? "M4 0h12a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z"
                                                                               : "M4 0h9l7 7v9a4 4 0 0 1-4 4H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z"}));
                cell.append(svg("text", {x: size / 2, y: 14}, shortened(String(entry.term), 3)));
                return cell;
            });
        if (server.base >= this.firstIndex)
            parts.push(svg("rect", {class: "snapshot", x: left, y: top, height: size, rx: 3,
                                    width: (Math.min(server.base, this.firstIndex + this.shownCells - 1) - this.firstIndex + 1) * (size + 1) - 1}));
        return parts;
    }

    showTimer(shown, server, time) {
        const runs = server !== undefined && server.live === Live.up && server.role !== Role.leader &&
            server.deadline > server.start;
        if (!runs) {
            shown.timer?.remove();
            shown.timer = undefined;
            return;
        }
        if (shown.timer === undefined) {
            shown.timer = svg("path", {});
            this.layers[3].append(shown.timer);
        }
        const {x, y} = this.centres[server.place];
        const part = Math.max(0, Math.min(0.9999, (server.deadline - time) / this.track.longestTimer));
        const r = this.radius + 5;
        const turn = 2 * Math.PI * part;
        shown.timer.setAttribute("class", "timer " + termClass(server.term));
        shown.timer.setAttribute("d", `M${x} ${y - r}A${r} ${r} 0 ${part > 0.5 ? 1 : 0} 1 ${x + r * Math.sin(turn)} ${y - r * Math.cos(turn)}`);
    }

    // ---- messages

    showMessages(time) {
        const rows = this.track.onTheirWay();
        const elements = [];
        const labels = [];
        const isCrowded = rows.length > 60;
        const waiting = new Map();
        for (const row of rows.slice(0, 200)) {
            const flight = this.track.flight(row);
            if (flight.from < 0 || flight.to < 0)
                continue;
            const place = this.placeOf(flight, time, waiting);
            const element = this.messageElement(flight, isCrowded);
            element.setAttribute("transform", `translate(${place.x} ${place.y})`);
            element.firstChild.setAttribute("transform", `rotate(${place.angle})`);
            elements.push(element);
            const label = {x: place.x, y: place.y - 16, half: flight.title.length * 3.8};
            const isOnServer = this.centres.some(({x, y}) => Math.abs(y - label.y + 4) < this.radius && Math.abs(x - label.x) < label.half + this.radius);
            const isInTheWay = isOnServer || labels.some(({x, y, half}) => Math.abs(y - label.y) < 15 && Math.abs(x - label.x) < half + label.half);
            if (rows.length <= 12 && !isInTheWay)
                labels.push({...label, title: flight.title});
        }
        this.layers[4].replaceChildren(...elements, ...this.crosses(time));
        this.layers[5].replaceChildren(...labels.map(({x, y, title}) => svg("text", {x, y}, title)));
    }

    /** Where messages have just died. */
    crosses(time) {
        const {track} = this;
        const fade = 40000;
        const crosses = [];
        for (let event = track.event; event >= track.first && track.event - event < 200; --event) {
            const age = time - track.timeOf(event);
            if (age > fade)
                break;
            if (track.kinds[event - track.first] !== Kind.lost)
                continue;
            const [a, b] = [track.eventServers[event - track.first], track.eventOthers[event - track.first]]
                .map(id => this.centres[track.servers.indexOf(id)]);
            if (a !== undefined && b !== undefined)
                crosses.push(svg("path", {class: "cross died", opacity: 1 - age / fade, d: "M-6-6 6 6M-6 6 6-6",
                                          transform: `translate(${(a.x + b.x) / 2} ${(a.y + b.y) / 2})`}));
        }
        return crosses;
    }

    placeOf(flight, time, waiting) {
        const a = this.centres[flight.from];
        const b = this.centres[flight.to];
        const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
        const ux = (b.x - a.x) / length;
        const uy = (b.y - a.y) / length;
        let part = flight.due > flight.sent ? Math.max(0, Math.min(1, (time - flight.sent) / (flight.due - flight.sent))) : 1;
        if (flight.fate === Fate.lost)
            part *= 0.5;
        if (flight.fate === Fate.held) {
            const lane = flight.from + ">" + flight.to;
            waiting.set(lane, (waiting.get(lane) ?? 0) + 1);
            part = Math.min(0.9, 0.1 + 0.07 * waiting.get(lane));
        }
        const from = this.radius + 22;
        const way = from + (length - 2 * from) * part;
        // Requests and replies keep to the right, so that they do not meet.
        return {x: a.x + ux * way - uy * 9, y: a.y + uy * way + ux * 9, angle: Math.atan2(uy, ux) * 180 / Math.PI};
    }

    messageElement(flight, isCrowded) {
        const key = [flight.type, flight.positive, flight.term, flight.fate, flight.cells, isCrowded].join();
        let element = this.messageElements[flight.row];
        if (element === undefined || element.key !== key) {
            element = this.drawMessage(flight, isCrowded);
            element.key = key;
            this.messageElements[flight.row] = element;
        }
        return element;
    }

    drawMessage(flight, isCrowded) {
        const name = this.names[flight.type];
        const state = (this.isRequest[flight.type] ? "asks" : "answers") + (flight.fate === Fate.held ? " held" : "");
        const turned = svg("g");
        const group = svg("g", {class: `message ${state} ${termClass(flight.term)}`}, turned);
        group.append(svg("title", {}, `${flight.title}, term ${flight.term}`));
        if (isCrowded) {
            turned.append(svg("circle", {r: 4}));
            return group;
        }
        if (this.isRequest[flight.type])
            turned.append(svg("path", {class: "tail", d: "M-10 0h-22"}));
        if (name === "AppendEntries" || name === "AppendEntries reply") {
            const load = name === "AppendEntries" ? flight.cells.length * 9 : 3;
            const half = (load + 16) / 2;
            turned.append(svg("path", {class: "shape", d: `M${-half}-8H${half - 8}L${half} 0 ${half - 8} 8H${-half}z`}));
            flight.cells.forEach((term, i) => turned.append(svg("rect", {class: "load " + termClass(term), x: 4 - half + i * 9, y: -4, width: 7, height: 8})));
        } else if (name === "heartbeat") {
            turned.append(svg("rect", {class: "shape", x: -9, y: -3, width: 18, height: 6, rx: 3}));
        } else if (name.includes("napshot")) {
            turned.append(svg("rect", {class: "shape", x: -9, y: -9, width: 18, height: 18, rx: 2}));
        } else if (name.includes("ote")) {
            turned.append(svg("path", {class: name.startsWith("Pre") || name.startsWith("pre") ? "shape hollow" : "shape", d: "M0-11 11 0 0 11-11 0z"}));
        } else {
            turned.append(svg("circle", {class: "shape", r: 8}));
        }
        if (!this.isRequest[flight.type])
            group.append(svg("path", flight.positive ? {class: "tick", d: "M-4 0-1 3 4-3"} : {class: "cross", d: "M-3-3 3 3M-3 3 3-3"}));
        else if (name.includes("ote"))
            group.append(svg("text", {class: "number", y: 3.5}, shortened(String(flight.term), 3)));
        return group;
    }
}
