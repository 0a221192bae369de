// A run as the page holds it: every event with its sentence, and every instant as a row of numbers.
// raftcore/track writes it.

const keyframeDistance = 256;

/** The text of a zlib stream in Base64. */
async function unpack(base64) {
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; ++i)
        bytes[i] = binary.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).text();
}

/** The sums of a list of differences. */
function summed(growth) {
    const sums = new Float64Array(growth.length);
    let sum = 0;
    for (let i = 0; i < growth.length; ++i)
        sums[i] = sum += growth[i];
    return sums;
}

/** The place of the last number in the ascending `list` that is at most `value`; -1 when there is none. */
function lastUpTo(list, value) {
    let low = 0;
    let high = list.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (list[middle] <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}

const Kind = {sent: 0, delivered: 1, lost: 2, crashed: 8, restarted: 9, split: 14, healed: 15, marked: 23};
const Importance = {heartbeat: 0, append: 1, vote: 2, client: 3, commit: 4, fault: 5, leader: 6, violation: 7};
const Role = {follower: 0, preCandidate: 1, candidate: 2, leader: 3};
const Live = {up: 0, paused: 1, crashed: 2};
const Fate = {arrives: 0, lost: 1, held: 2};

class Track {
    constructor(json) {
        const data = JSON.parse(json);
        this.first = data.first;
        this.end = data.end;
        this.texts = data.texts;
        this.violations = data.violations;
        this.verdict = data.verdict;
        this.readEvents(data);
        this.readInstants(data.instants);
        this.readFlights(data.flights);
        this.operations = [];
        for (let i = 0; i < data.operations.length; i += 2)
            this.operations.push({called: data.operations[i], returned: data.operations[i + 1]});
    }

    get last() {
        return this.first + this.times.length - 1;
    }
    get start() {
        return this.first > 1 && this.times.length > 0 ? this.times[0] : 0;
    }

    readEvents({events, steps}) {
        this.times = summed(events.at);
        this.kinds = events.kind;
        this.importances = events.importance;
        this.eventServers = events.server;
        this.eventOthers = events.other;
        this.eventTerms = summed(events.term);
        this.causeDistances = events.cause;
        this.patterns = events.pattern;
        this.readNumbers(events.number);
        this.rowOfEvent = new Uint32Array(this.times.length);
        this.rowEvents = [this.first - 1];
        let event = 0;
        for (const size of steps) {
            this.rowOfEvent.fill(this.rowEvents.length, event, event + size);
            this.rowEvents.push(this.first + event);
            event += size;
        }
    }

    // Each number of a sentence is told from the one that stood there in the last sentence like it.
    readNumbers(growth) {
        this.parts = this.texts.map(text => text.split("\u0001"));
        this.numberAt = new Uint32Array(this.patterns.length);
        this.numbers = new Float64Array(growth.length);
        const before = new Map();
        let at = 0;
        this.patterns.forEach((pattern, event) => {
            const count = this.parts[pattern].length - 1;
            const last = before.get(pattern);
            this.numberAt[event] = at;
            for (let i = 0; i < count; ++i)
                this.numbers[at + i] = growth[at + i] + (last === undefined ? 0 : this.numbers[last + i]);
            before.set(pattern, at);
            at += count;
        });
    }

    readInstants(instants) {
        this.servers = instants.servers;
        this.field = Object.fromEntries(instants.fields.map((name, place) => [name, place]));
        const count = this.servers.length;
        this.serverSize = instants.fields.length + 2 * count;
        this.linksAt = count * this.serverSize;
        this.groupsAt = this.linksAt + 3 * count * count;
        this.slotCount = this.groupsAt + 2 * count + 1;
        this.timeFields = instants.times;
        this.changeAt = new Uint32Array(instants.count.length + 1);
        instants.count.forEach((changes, row) => this.changeAt[row + 1] = this.changeAt[row] + changes);
        this.slots = instants.slot;
        this.values = instants.value;
        this.log = {parent: instants.log.parent, index: summed(instants.log.index),
                    term: summed(instants.log.term), text: summed(instants.log.text)};
        this.segments = this.servers.map(() => []);
        this.splits = [];
        this.longestTimer = 1;
        this.makeKeyframes();
        this.row = 0;
        this.state = this.keyframes[0].slice();
    }

    // Goes through the run once: keeps a row now and then, and when servers changed their role.
    makeKeyframes() {
        this.keyframes = [];
        const state = new Float64Array(this.slotCount);
        for (let row = 0; row < this.rowEvents.length; ++row) {
            this.applyRow(state, row);
            if (row % keyframeDistance === 0)
                this.keyframes.push(state.slice());
            this.noteRoles(state, row);
        }
    }

    noteRoles(state, row) {
        const {role, term, live, known, start, deadline} = this.field;
        const at = this.rowTime(row);
        for (let i = 0; i < this.servers.length; ++i) {
            const base = i * this.serverSize;
            const segments = this.segments[i];
            const last = segments[segments.length - 1];
            if (state[base + role] === Role.follower)
                this.longestTimer = Math.max(this.longestTimer, state[base + deadline] - state[base + start]);
            const isKnown = state[base + known] === 1;
            if (last && last.role === state[base + role] && last.term === state[base + term] &&
                last.live === state[base + live] && last.isKnown === isKnown)
                continue;
            segments.push({at, role: state[base + role], term: state[base + term], live: state[base + live],
                           isKnown});
        }
        const isSplit = state.subarray(this.groupsAt, this.groupsAt + this.servers.length).some(side => side > 0);
        const open = this.splits[this.splits.length - 1];
        if (isSplit && !(open && open.to === undefined))
            this.splits.push({from: at});
        else if (!isSplit && open && open.to === undefined)
            open.to = at;
    }

    rowTime(row) {
        return row === 0 ? this.start : this.times[this.rowEvents[row] - this.first];
    }

    applyRow(state, row) {
        const at = this.rowTime(row);
        let slot = 0;
        for (let i = this.changeAt[row]; i < this.changeAt[row + 1]; ++i) {
            slot += this.slots[i];
            const isTime = slot < this.linksAt && slot % this.serverSize < this.timeFields;
            state[slot] = this.values[i] + (isTime ? at : state[slot]);
        }
    }

    readFlights(flights) {
        this.flights = flights;
        flights.from = summed(flights.from);
        flights.id = summed(flights.id);
        flights.term = summed(flights.term);
        flights.to = flights.from.map((from, row) => flights.lasts[row] === 0 ? Infinity : from + flights.lasts[row]);
        flights.sent = flights.from.map((from, row) => this.timeOf(from) - flights.sent[row]);
        flights.due = flights.sent.map((sent, row) => sent + flights.due[row]);
        // Of every block of events: what was on its way when it began.
        this.flightsAtBlock = Array.from({length: Math.floor(this.times.length / keyframeDistance) + 2}, () => []);
        for (let row = 0; row < flights.from.length; ++row) {
            const lastBlock = this.blockOf(Math.min(flights.to[row], this.last));
            for (let block = this.blockOf(flights.from[row]) + 1; block <= lastBlock; ++block)
                this.flightsAtBlock[block].push(row);
        }
    }

    blockOf(event) {
        return Math.floor((event - this.first + 1) / keyframeDistance);
    }

    /** The time of an event; of the one before the first the start. */
    timeOf(event) {
        return event < this.first ? this.start : this.times[event - this.first];
    }
    /** The last event up to that time; the one before the first when there is none. */
    eventAt(time) {
        return this.first + lastUpTo(this.times, time);
    }
    sentence(event) {
        if (event < this.first)
            return "";
        const parts = this.parts[this.patterns[event - this.first]];
        const at = this.numberAt[event - this.first];
        let text = parts[0];
        for (let i = 1; i < parts.length; ++i)
            text += this.numbers[at + i - 1] + parts[i];
        return text;
    }
    importance(event) {
        return this.importances[event - this.first];
    }
    cause(event) {
        const distance = event < this.first ? 0 : this.causeDistances[event - this.first];
        return distance === 0 || event - distance < this.first ? 0 : event - distance;
    }
    /** The nearest event in that direction that is at least as important; the end of the run without one. */
    nextImportant(event, direction, least = Importance.fault) {
        for (let next = event + direction; next >= this.first && next <= this.last; next += direction)
            if (this.importance(next) >= least)
                return next;
        return direction < 0 ? this.first - 1 : this.last;
    }

    /** Goes to the instant right after that event: from now on all below tells of it. */
    seek(event) {
        this.event = Math.max(this.first - 1, Math.min(event, this.last));
        const row = this.event < this.first ? 0 : this.rowOfEvent[this.event - this.first];
        const keyframe = Math.floor(row / keyframeDistance);
        if (this.row > row || this.row < keyframe * keyframeDistance) {
            this.row = keyframe * keyframeDistance;
            this.state.set(this.keyframes[keyframe]);
        }
        while (this.row < row)
            this.applyRow(this.state, ++this.row);
    }

    /** What is told of the server at that place. */
    server(place) {
        const base = place * this.serverSize;
        const server = {id: this.servers[place], place, match: [], next: []};
        for (const [name, at] of Object.entries(this.field))
            server[name] = this.state[base + at];
        const peers = base + this.serverSize - 2 * this.servers.length;
        for (let i = 0; i < this.servers.length; ++i) {
            server.match.push(this.state[peers + 2 * i]);
            server.next.push(this.state[peers + 2 * i + 1]);
        }
        server.word = this.texts[server.word];
        server.caption = this.texts[server.caption];
        server.lastIndex = server.tip === 0 ? 0 : this.entry(server.tip).index;
        return server;
    }
    allServers() {
        return this.servers.map((id, place) => this.server(place)).filter(server => server.known === 1);
    }
    entry(place) {
        const {index, term, text} = this.log;
        return {index: index[place - 1], term: term[place - 1], text: this.texts[text[place - 1]] ?? ""};
    }
    /** Its entries from that index on, the last one first. */
    entriesOf(server, from = 1) {
        const entries = [];
        for (let place = server.tip; place > 0; place -= this.log.parent[place - 1]) {
            const entry = this.entry(place);
            if (entry.index <= server.base || entry.index < from)
                break;
            entries.push(entry);
        }
        return entries;
    }
    link(from, to) {
        const at = this.linksAt + 3 * (from * this.servers.length + to);
        return {cut: (this.state[at] & 1) !== 0, held: (this.state[at] & 2) !== 0, delay: this.state[at + 1],
                loss: this.state[at + 2]};
    }
    /** The sides of a split: their places, and what is said of them. */
    groups() {
        const sides = new Map();
        for (let i = 0; i < this.servers.length; ++i) {
            const side = this.state[this.groupsAt + i];
            if (side > 0)
                sides.set(side, [...(sides.get(side) ?? []), i]);
        }
        return [...sides].map(([side, members]) =>
            ({members, words: this.texts[this.state[this.groupsAt + this.servers.length + side - 1]]}));
    }
    /** Which rules are off. */
    rulesOff() {
        return this.texts[this.state[this.slotCount - 1]];
    }
    /** Rows of `flights` that are on their way, in the order in which they were sent. */
    onTheirWay() {
        const {from, to} = this.flights;
        const block = this.blockOf(this.event);
        const begin = this.first - 1 + block * keyframeDistance;
        const rows = this.flightsAtBlock[block].filter(row => to[row] > this.event);
        for (let row = lastUpTo(from, begin - 1) + 1; row < from.length && from[row] <= this.event; ++row)
            if (to[row] > this.event)
                rows.push(row);
        return rows;
    }
    flight(row) {
        const f = this.flights;
        return {row, id: f.id[row], from: this.servers.indexOf(f.sender[row]), to: this.servers.indexOf(f.receiver[row]),
                type: f.type[row], positive: (f.flags[row] & 1) === 1, fate: f.flags[row] >> 1, term: f.term[row],
                sent: f.sent[row], due: f.due[row], title: this.texts[f.title[row]],
                cells: this.texts[f.cells[row]].split(",").filter(Boolean).map(Number)};
    }
}
