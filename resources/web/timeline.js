// The lanes of the servers over time, and the whole run in a strip below: on canvases, for there may be a
// hundred thousand events.

const mostArrows = 500;
const manyMarks = 160;

function seconds(time, digits = 3) {
    return (time / 1e6).toFixed(digits);
}

class Timeline {
    constructor(messageNames, lanes, overview, span, seekTime, seekEvent) {
        this.isReply = messageNames.map(name => name.includes("reply"));
        this.lanes = lanes;
        this.overview = overview;
        this.span = span;
        this.seekTime = seekTime;
        this.seekEvent = seekEvent;
        this.listen();
    }

    show(track, bookmarks) {
        this.track = track;
        this.bookmarks = bookmarks;
        this.important = [];
        for (let event = track.first; event <= track.last; ++event)
            if (track.importance(event) >= Importance.fault || track.kinds[event - track.first] === Kind.marked)
                this.important.push(event);
        // So much that arrows are told apart.
        const room = Math.max(300, this.lanes.clientWidth) * 1250;
        this.from = track.start;
        this.to = track.start + Math.max(1000, Math.min(track.end - track.start, room));
        this.density = undefined;
    }

    /** Draws both strips; the window follows the time that is shown. */
    draw(time, follows) {
        if (this.track === undefined)
            return;
        const room = this.to - this.from;
        if (follows && (time < this.from || time > this.to - room * 0.1))
            this.moveTo(time < this.from ? time - room * 0.1 : time - room * 0.85);
        this.time = time;
        this.colors = this.readColors();
        this.drawLanes();
        this.drawOverview();
        this.span.textContent = `${seconds(this.from, 2)} s – ${seconds(this.to, 2)} s`;
    }

    readColors() {
        const style = getComputedStyle(document.documentElement);
        const color = name => style.getPropertyValue("--" + name).trim();
        return {window: color("window"), border: color("border"), text: color("text"), muted: color("muted"), track: color("track"),
                hull: color("hull"), fault: color("fault"), accent: color("accent"), good: color("good"),
                line: [0, 1, 2, 3, 4, 5].map(i => color("line" + i)), fill: [0, 1, 2, 3, 4, 5].map(i => color("fill" + i))};
    }
    line(term) {
        return term > 0 ? this.colors.line[(term - 1) % 6] : this.colors.muted;
    }
    fill(term) {
        return term > 0 ? this.colors.fill[(term - 1) % 6] : this.colors.track;
    }

    moveTo(from) {
        const room = this.to - this.from;
        const most = Math.max(this.track.start, this.track.end - room * 0.95);
        this.from = Math.max(this.track.start, Math.min(from, most));
        this.to = this.from + room;
    }
    /** Makes the window `factor` times as long around the time `about`. */
    zoom(factor, about) {
        const whole = Math.max(1000, (this.track.end - this.track.start) * 1.02);
        const room = Math.max(1000, Math.min(whole, (this.to - this.from) * factor));
        const part = (about - this.from) / (this.to - this.from);
        this.from = about - part * room;
        this.to = this.from + room;
        this.moveTo(this.from);
    }

    // ---- drawing

    prepare(canvas) {
        const ratio = window.devicePixelRatio || 1;
        const {clientWidth: width, clientHeight: height} = canvas;
        if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
            canvas.width = Math.round(width * ratio);
            canvas.height = Math.round(height * ratio);
        }
        const paint = canvas.getContext("2d");
        paint.setTransform(ratio, 0, 0, ratio, 0, 0);
        paint.clearRect(0, 0, width, height);
        return {paint, width, height};
    }

    drawLanes() {
        const {paint, width, height} = this.prepare(this.lanes);
        this.left = 38;
        this.right = width - 10;
        this.top = 22;
        this.pitch = (height - this.top - 22) / this.track.servers.length;
        this.drawAxis(paint, height);
        paint.save();
        paint.beginPath();
        paint.rect(this.left, 0, this.right - this.left, height - 20);
        paint.clip();
        this.drawSplits(paint, height);
        this.track.servers.forEach((id, place) => this.drawLane(paint, place));
        this.drawMessages(paint);
        this.drawMarks(paint);
        paint.restore();
        this.drawNames(paint);
        this.drawPlayhead(paint, height);
    }

    x(time) {
        return this.left + (time - this.from) / (this.to - this.from) * (this.right - this.left);
    }
    timeAt(x) {
        return this.from + (x - this.left) / (this.right - this.left) * (this.to - this.from);
    }
    y(place) {
        return this.top + (place + 0.5) * this.pitch;
    }

    drawAxis(paint, height) {
        const room = this.to - this.from;
        const wanted = room / Math.max(2, (this.right - this.left) / 90);
        const power = 10 ** Math.floor(Math.log10(wanted));
        const step = [1, 2, 5, 10].map(factor => factor * power).find(each => each >= wanted);
        const digits = Math.max(0, Math.min(6, Math.ceil(6 - Math.log10(step))));
        paint.font = "11px " + monospace;
        paint.textAlign = "center";
        for (let tick = Math.ceil(this.from / step) * step; tick <= this.to; tick += step) {
            const x = Math.round(this.x(tick)) + 0.5;
            paint.strokeStyle = this.colors.border;
            paint.beginPath();
            paint.moveTo(x, this.top);
            paint.lineTo(x, height - 20);
            paint.stroke();
            paint.fillStyle = this.colors.muted;
            paint.fillText(seconds(tick, digits), x, height - 6);
        }
    }

    drawSplits(paint, height) {
        paint.fillStyle = this.colors.hull;
        for (const {from, to} of this.track.splits)
            paint.fillRect(this.x(from), this.top, this.x(to ?? this.track.end) - this.x(from), height - 22 - this.top);
    }

    drawLane(paint, place) {
        const segments = this.track.segments[place];
        const y = this.y(place);
        const first = Math.max(0, lastUpTo(segments.map(each => each.at), this.from));
        for (let i = first; i < segments.length && segments[i].at < this.to; ++i) {
            const {at, role, term, live, isKnown} = segments[i];
            if (!isKnown)
                continue;
            const left = Math.max(this.left, this.x(at));
            const right = Math.min(this.right, this.x(segments[i + 1]?.at ?? this.track.end));
            const isDown = live === Live.crashed;
            const thick = isDown ? 2 : role === Role.leader ? Math.min(12, this.pitch * 0.4) : role === Role.follower ? 3.5 : 7;
            paint.globalAlpha = isDown ? 1 : role === Role.follower ? 0.55 : 1;
            paint.strokeStyle = isDown ? this.colors.muted : this.line(term);
            paint.setLineDash(isDown ? [2, 4] : role === Role.preCandidate ? [5, 3] : []);
            paint.lineWidth = thick;
            if (role === Role.leader && !isDown)
                paint.strokeStyle = this.fill(term);
            paint.beginPath();
            paint.moveTo(left, y);
            paint.lineTo(Math.max(right, left + 1), y);
            paint.stroke();
            if (role === Role.leader && !isDown) {
                paint.lineWidth = 1;
                paint.strokeStyle = this.line(term);
                paint.strokeRect(left, y - thick / 2, Math.max(1, right - left), thick);
            }
        }
        paint.globalAlpha = 1;
        paint.setLineDash([]);
    }

    drawMessages(paint) {
        const {flights} = this.track;
        const firstEvent = this.track.eventAt(this.from - 1e6);
        const begin = lastUpTo(flights.from, firstEvent - 1) + 1;
        const end = lastUpTo(flights.from, this.track.eventAt(this.to)) + 1;
        const rows = [];
        for (let row = begin; row < end; ++row)
            if (this.arrival(row) >= this.from)
                rows.push(row);
        if (rows.length > mostArrows) {
            this.drawDensity(paint, rows);
            return;
        }
        for (const row of rows)
            this.drawArrow(paint, this.track.flight(row));
    }

    arrival(row) {
        const {to, due} = this.track.flights;
        return to[row] === Infinity ? Math.min(due[row], this.track.end) : this.track.timeOf(to[row]);
    }

    drawArrow(paint, flight) {
        if (flight.from < 0 || flight.to < 0)
            return;
        const isLost = flight.fate === Fate.lost;
        const from = {x: this.x(flight.sent), y: this.y(flight.from)};
        const until = {x: this.x(this.arrival(flight.row)), y: this.y(flight.to)};
        const to = isLost ? {x: until.x, y: from.y + (until.y - from.y) * 0.5} : until;
        paint.strokeStyle = this.line(flight.term);
        paint.lineWidth = 1.2;
        paint.setLineDash(this.isReply[flight.type] ? [3, 2] : []);
        paint.beginPath();
        paint.moveTo(from.x, from.y);
        paint.lineTo(to.x, to.y);
        paint.stroke();
        paint.setLineDash([]);
        if (isLost) {
            this.cross(paint, to.x, to.y, 4);
            return;
        }
        const turn = Math.atan2(to.y - from.y, to.x - from.x);
        paint.fillStyle = this.line(flight.term);
        paint.beginPath();
        paint.moveTo(to.x, to.y);
        paint.lineTo(to.x - 6 * Math.cos(turn - 0.4), to.y - 6 * Math.sin(turn - 0.4));
        paint.lineTo(to.x - 6 * Math.cos(turn + 0.4), to.y - 6 * Math.sin(turn + 0.4));
        paint.fill();
    }

    // Too many for arrows: how many each server sends, in columns.
    drawDensity(paint, rows) {
        const column = 3;
        const counts = new Map();
        let most = 1;
        for (const row of rows) {
            const x = Math.floor((this.x(this.track.flights.sent[row]) - this.left) / column);
            const key = this.track.servers.indexOf(this.track.flights.sender[row]) * 100000 + x;
            const count = counts.get(key) ?? {count: 0, term: 0};
            count.term = this.track.flights.term[row];
            most = Math.max(most, ++count.count);
            counts.set(key, count);
        }
        for (const [key, {count, term}] of counts) {
            const height = Math.max(1, this.pitch * 0.45 * count / most);
            paint.fillStyle = this.line(term);
            paint.fillRect(this.left + (key % 100000) * column, this.y(Math.floor(key / 100000)) - height, column - 1, height);
        }
    }

    // What matters is never left out: at any zoom each of it has its column.
    drawMarks(paint) {
        const {track} = this;
        let lastX = -100;
        const begin = lastUpTo(this.important, track.eventAt(this.from) - 1) + 1;
        let isFull = 0;
        for (let i = begin; i < this.important.length && track.timeOf(this.important[i]) <= this.to; ++i) {
            const event = this.important[i];
            const x = this.x(track.timeOf(event));
            const place = track.servers.indexOf(track.eventServers[event - track.first]);
            const kind = track.kinds[event - track.first];
            const importance = track.importance(event);
            if (kind === Kind.crashed && place >= 0)
                this.cross(paint, x, this.y(place), 6);
            else if (importance === Importance.violation)
                this.flag(paint, x);
            else if (kind === Kind.marked || importance === Importance.fault)
                this.stroke(paint, x, kind === Kind.marked ? this.colors.accent : this.colors.fault);
            if ((kind === Kind.marked || kind === Kind.split || importance === Importance.violation) &&
                x - lastX > 90 && isFull < manyMarks) {
                ++isFull;
                lastX = x;
                paint.font = "600 11px " + proportional;
                paint.fillStyle = kind === Kind.marked ? this.colors.text : this.colors.fault;
                const words = shortened(track.sentence(event), 36);
                const fits = x + 4 + paint.measureText(words).width <= this.right;
                paint.textAlign = fits ? "left" : "right";
                paint.fillText(words, fits ? x + 4 : x - 4, 14);
            }
        }
    }

    cross(paint, x, y, half) {
        paint.strokeStyle = this.colors.fault;
        paint.lineWidth = 2;
        paint.beginPath();
        paint.moveTo(x - half, y - half);
        paint.lineTo(x + half, y + half);
        paint.moveTo(x - half, y + half);
        paint.lineTo(x + half, y - half);
        paint.stroke();
    }
    flag(paint, x) {
        this.stroke(paint, x, this.colors.fault);
        paint.fillStyle = this.colors.fault;
        paint.beginPath();
        paint.moveTo(x, 2);
        paint.lineTo(x + 10, 7);
        paint.lineTo(x, 12);
        paint.fill();
    }
    stroke(paint, x, color) {
        paint.strokeStyle = color;
        paint.lineWidth = 1;
        paint.setLineDash([3, 3]);
        paint.beginPath();
        paint.moveTo(x, 4);
        paint.lineTo(x, this.y(this.track.servers.length - 0.5));
        paint.stroke();
        paint.setLineDash([]);
    }

    drawNames(paint) {
        paint.font = "600 12px " + proportional;
        paint.textAlign = "left";
        paint.fillStyle = this.colors.text;
        this.track.servers.forEach((id, place) => paint.fillText("S" + id, 6, this.y(place) + 4));
    }

    drawPlayhead(paint, height) {
        const x = this.x(this.time);
        if (x < this.left - 1 || x > this.right + 1)
            return;
        paint.fillStyle = this.colors.text;
        paint.fillRect(x - 1, this.top - 6, 2, height - 16 - this.top);
        paint.beginPath();
        paint.moveTo(x - 5, this.top - 14);
        paint.lineTo(x + 5, this.top - 14);
        paint.lineTo(x + 5, this.top - 7);
        paint.lineTo(x, this.top - 2);
        paint.lineTo(x - 5, this.top - 7);
        paint.fill();
    }

    // ---- the whole run

    /** For each column of the strip: how many events, and of which term the last one was. */
    densityOf(columns) {
        if (this.density?.length === columns)
            return this.density;
        const {track} = this;
        const whole = Math.max(1, track.end - track.start);
        this.density = Array.from({length: columns}, () => ({count: 0, term: 0, matters: false}));
        let term = 0;
        for (let i = 0; i < track.times.length; ++i) {
            const column = this.density[Math.min(columns - 1, Math.floor((track.times[i] - track.start) / whole * columns))];
            term = Math.max(term, track.eventTerms[i]);
            ++column.count;
            column.term = term;
            column.matters ||= track.importances[i] >= Importance.fault && track.importances[i] !== Importance.leader;
        }
        return this.density;
    }

    drawOverview() {
        const {paint, width, height} = this.prepare(this.overview);
        const column = 3;
        const density = this.densityOf(Math.max(1, Math.floor((width - this.left - 10) / column)));
        const most = Math.max(...density.map(each => each.count));
        density.forEach(({count, term, matters}, i) => {
            const bar = count === 0 ? 0 : 2 + (height - 14) * Math.log1p(count) / Math.log1p(most);
            paint.fillStyle = this.line(term);
            paint.fillRect(this.left + i * column, height - 6 - bar, column - 1, bar);
            if (matters) {
                paint.fillStyle = this.colors.fault;
                paint.fillRect(this.left + i * column, height - 4, column - 1, 3);
            }
        });
        const x = time => this.left + (time - this.track.start) / Math.max(1, this.track.end - this.track.start) * (width - this.left - 10);
        paint.strokeStyle = this.colors.accent;
        paint.lineWidth = 2;
        paint.strokeRect(x(this.from), 2, Math.max(4, Math.min(x(this.to), width - 8) - x(this.from)), height - 4);
        paint.fillStyle = this.colors.text;
        paint.fillRect(x(this.time) - 1, 0, 2, height);
    }

    // ---- mouse, touch and keys

    listen() {
        this.lanes.addEventListener("wheel", event => {
            event.preventDefault();
            if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
                this.moveTo(this.from + (event.deltaX || event.deltaY) / (this.right - this.left) * (this.to - this.from));
            else
                this.zoom(Math.exp(event.deltaY * 0.0015), this.timeAt(event.offsetX));
            this.draw(this.time, false);
        }, {passive: false});
        let drag;
        this.lanes.addEventListener("pointerdown", event => {
            drag = {x: event.offsetX, from: this.from, isMoved: false};
            this.lanes.setPointerCapture(event.pointerId);
        });
        this.lanes.addEventListener("pointermove", event => {
            if (drag === undefined || !drag.isMoved && Math.abs(event.offsetX - drag.x) < 5)
                return;
            drag.isMoved = true;
            this.moveTo(drag.from - (event.offsetX - drag.x) / (this.right - this.left) * (this.to - this.from));
            this.draw(this.time, false);
        });
        this.lanes.addEventListener("pointerup", event => {
            if (drag !== undefined && !drag.isMoved)
                this.seekTime(this.timeAt(event.offsetX));
            drag = undefined;
        });
        this.lanes.addEventListener("pointercancel", () => drag = undefined);
        this.lanes.addEventListener("dblclick", event => this.seekEvent(this.nearest(this.timeAt(event.offsetX))));
        this.lanes.addEventListener("keydown", event => this.key(event));
        const seek = event => {
            const part = (event.offsetX - this.left) / Math.max(1, this.overview.clientWidth - this.left - 10);
            const time = this.track.start + part * (this.track.end - this.track.start);
            this.moveTo(time - (this.to - this.from) / 2);
            this.seekTime(time);
        };
        this.overview.addEventListener("pointerdown", seek);
        this.overview.addEventListener("pointermove", event => event.buttons === 1 && seek(event));
    }

    nearest(time) {
        const before = this.track.eventAt(time);
        const isNextNearer = before < this.track.last &&
            this.track.timeOf(before + 1) - time < time - this.track.timeOf(before);
        return isNextNearer ? before + 1 : before;
    }

    key(event) {
        const room = this.to - this.from;
        const moves = {w: () => this.zoom(0.7, this.time), s: () => this.zoom(1.4, this.time),
                       a: () => this.moveTo(this.from - room * 0.2), d: () => this.moveTo(this.from + room * 0.2)};
        const move = event.ctrlKey || event.altKey || event.metaKey ? undefined : moves[event.key.toLowerCase()];
        if (move === undefined)
            return;
        move();
        event.preventDefault();
        this.draw(this.time, false);
    }
}
