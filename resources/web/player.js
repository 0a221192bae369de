// Plays the run: which instant is shown, and what moves it on.

const proportional = "Inter, \"Noto Sans\", system-ui, sans-serif";
const monospace = "\"JetBrains Mono\", \"Noto Sans Mono\", ui-monospace, monospace";
const speeds = [["1/200×", 0.005], ["1/100×", 0.01], ["1/50×", 0.02], ["1/20×", 0.05], ["1/10×", 0.1], ["1/5×", 0.2], ["1/2×", 0.5],
                ["1×", 1], ["2×", 2], ["10×", 10]];
const usualSpeed = 3;

const byId = id => document.getElementById(id);

/** What is inert at the instant of an event; for who reads the state from outside the page. */
function stateOf(track, event) {
    const before = track.event;
    track.seek(event);
    const servers = track.allServers().map(server => ({
        id: server.id, live: server.live, role: server.role, word: server.word, term: server.term, vote: server.vote,
        leader: server.leader, commit: server.commit, applied: server.applied, durable: server.durable, base: server.base,
        start: server.start, deadline: server.deadline, granted: server.granted, match: server.match,
        log: track.entriesOf(server).reverse().map(entry => [entry.index, entry.term, entry.text])}));
    const links = track.servers.flatMap((from, i) => track.servers.flatMap((to, j) => {
        const {cut, held, delay} = track.link(i, j);
        return cut || held || delay > 0 ? [[from, to, cut, held, delay]] : [];
    }));
    const messages = track.onTheirWay().map(row => track.flight(row)).map(flight =>
        [flight.id, track.servers[flight.from], track.servers[flight.to], flight.title, flight.term, flight.fate, flight.sent, flight.due]);
    const state = {event: track.event, time: track.timeOf(track.event), sentence: track.sentence(track.event), servers, links, messages,
                   groups: track.groups().map(group => group.members.map(place => track.servers[place]))};
    track.seek(before);
    return state;
}

class Player {
    constructor(facts, packedTracks) {
        this.facts = facts;
        this.packed = packedTracks;
        this.tracks = [];
        this.isPlaying = false;
        this.time = 0;
        const seekEvent = event => this.seekEvent(event);
        this.ring = new Ring(byId("ring"), facts.messages);
        this.timeline = new Timeline(facts.messages, byId("lanes"), byId("overview"), byId("span"), time => this.seekTime(time), seekEvent);
        this.log = new LogTable(byId("entries"));
        if (facts.moments.length > 0)
            this.lesson = new Lesson(facts.moments, (run, event, step) => this.goTo(run, event, step));
        this.makeControls();
    }

    async open(run) {
        this.pause();
        this.wanted = run;
        this.tracks[run] ??= new Track(await unpack(this.packed[run]));
        if (this.wanted !== run)
            return; // Another one was chosen meanwhile.
        this.run = run;
        this.track = this.tracks[run];
        this.bookmarks = this.facts.runs[run].bookmarks;
        this.ring.arrange(this.track);
        this.timeline.show(this.track, this.bookmarks);
        this.log.key = "";
        this.track.seek(this.track.first - 1);
        this.time = this.track.start;
        const seekEvent = event => this.seekEvent(event);
        const moments = [...new Set([...this.timeline.important, ...this.bookmarks.map(([event]) => event)])].sort((a, b) => a - b);
        byId("clients").replaceChildren(clientList(this.track, seekEvent));
        byId("moments").replaceChildren(eventList(this.track, moments.filter(event => event >= this.track.first).slice(0, 1000), seekEvent));
        byId("safety").replaceChildren(safetyList(this.track, seekEvent));
        byId("run").value = String(run);
        this.makeLegend();
        this.draw(true);
    }

    makeLegend() {
        const terms = [...new Set(this.track.segments.flat().map(segment => segment.term))].filter(term => term > 0).sort((a, b) => a - b).slice(-6);
        byId("legend").replaceChildren(...terms.map(term => html("li", {class: termClass(term)}, html("span", {class: "swatch"}), "term " + term)));
    }

    // ---- which instant

    seekEvent(event, wantedStep) {
        this.pause();
        this.track.seek(event);
        this.time = this.track.timeOf(this.track.event);
        this.draw(true, wantedStep);
    }
    seekTime(time) {
        if (this.track === undefined)
            return;
        this.pause();
        this.time = Math.max(this.track.start, Math.min(time, this.track.end));
        this.track.seek(this.track.eventAt(this.time));
        this.draw(true);
    }
    async goTo(run, event, step) {
        if (run !== this.run)
            await this.open(run);
        this.seekEvent(event, step);
    }

    play() {
        if (this.time >= this.track.end)
            this.seekTime(this.track.start);
        this.isPlaying = true;
        this.lastFrame = undefined;
        this.showPlaying();
        requestAnimationFrame(now => this.frame(now));
    }
    pause() {
        this.isPlaying = false;
        this.showPlaying();
    }
    showPlaying() {
        byId("play").setAttribute("aria-label", this.isPlaying ? "Pause" : "Play");
        byId("play").classList.toggle("is-playing", this.isPlaying);
        byId("sentence").setAttribute("aria-live", this.isPlaying ? "off" : "polite");
    }

    frame(now) {
        if (!this.isPlaying)
            return;
        const passed = this.lastFrame === undefined ? 0 : Math.min(100, now - this.lastFrame);
        this.lastFrame = now;
        const next = Math.min(this.track.end, this.time + passed * 1000 * speeds[byId("speed").value][1]);
        const event = this.track.eventAt(next);
        const question = this.lesson?.openQuestion(this.run, this.track.event, event);
        if (question !== undefined) {
            question.wasStopped = true; // Once for each: you may play on without an answer.
            this.seekEvent(question.event);
            question.element.scrollIntoView({block: "nearest"});
            return;
        }
        this.time = next;
        this.track.seek(event);
        this.draw(false);
        if (this.time >= this.track.end)
            this.pause();
        requestAnimationFrame(later => this.frame(later));
    }

    // ---- what is seen

    draw(isStill, wantedStep) {
        const {track} = this;
        if (track === undefined)
            return;
        this.ring.show(this.time);
        this.timeline.draw(this.time, true);
        this.log.show(track);
        byId("time").textContent = "t = " + seconds(this.time) + " s";
        byId("place").textContent = `event ${Math.max(0, track.event)} of ${track.last}`;
        byId("rules").textContent = track.rulesOff() === "" ? "" : "✕ off: " + track.rulesOff();
        const whole = Math.max(1, track.end - track.start);
        byId("scrub").value = String(Math.round((this.time - track.start) / whole * 1000));
        byId("scrub").setAttribute("aria-valuetext", seconds(this.time) + " s");
        if (isStill || this.shownEvent !== track.event)
            this.drawEvent();
        if (isStill || this.shownRow !== track.row)
            byId("servers").replaceChildren(serverTable(track));
        this.shownEvent = track.event;
        this.shownRow = track.row;
        this.lesson?.show(this.run, track.event, wantedStep);
    }

    drawEvent() {
        const {track} = this;
        byId("sentence").textContent = track.event < track.first ? "The run begins." : track.sentence(track.event);
        const causes = [];
        for (let cause = track.cause(track.event); cause > 0 && causes.length < 6; cause = track.cause(cause))
            causes.push(cause);
        byId("why").hidden = causes.length === 0;
        const list = eventList(track, causes, event => this.seekEvent(event));
        byId("causes").replaceChildren(...list.children);
    }

    // ---- buttons and keys

    makeControls() {
        byId("speed").replaceChildren(...speeds.map(([words], i) => html("option", {value: i}, words)));
        byId("speed").value = String(usualSpeed);
        byId("run").replaceChildren(...this.facts.runs.map(({name}, i) => html("option", {value: i}, name)));
        byId("run-choice").hidden = this.facts.runs.length < 2;
        byId("run").addEventListener("change", () => this.open(Number(byId("run").value)));
        for (const button of document.querySelectorAll("[data-do]"))
            button.addEventListener("click", () => this.do(button.dataset.do));
        byId("scrub").addEventListener("input", () =>
            this.seekTime(this.track.start + Number(byId("scrub").value) / 1000 * (this.track.end - this.track.start)));
        byId("theme").addEventListener("click", () => this.turnTheme());
        byId("save").addEventListener("click", () => this.saveRecording());
        document.addEventListener("keydown", event => this.key(event));
        window.addEventListener("resize", () => this.draw(false));
        window.addEventListener("hashchange", () => this.followHash());
        matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw(false));
        this.makeTabs();
    }

    makeTabs() {
        const tabs = [...document.querySelectorAll("[role=tab]")];
        const choose = chosen => tabs.forEach(tab => {
            tab.setAttribute("aria-selected", String(tab === chosen));
            tab.tabIndex = tab === chosen ? 0 : -1;
            byId(tab.getAttribute("aria-controls")).hidden = tab !== chosen;
        });
        tabs.forEach((tab, i) => {
            tab.addEventListener("click", () => choose(tab));
            tab.addEventListener("keydown", event => {
                const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
                if (step === undefined)
                    return;
                const next = tabs[(i + step + tabs.length) % tabs.length];
                choose(next);
                next.focus();
                event.stopPropagation();
            });
        });
    }

    do(what) {
        const {track} = this;
        if (track === undefined)
            return; // It is still being unpacked.
        const actions = {
            play: () => this.isPlaying ? this.pause() : this.play(),
            start: () => this.seekEvent(track.first - 1),
            end: () => this.seekTime(track.end),
            next: () => this.seekEvent(track.event + 1),
            previous: () => this.seekEvent(track.event - 1),
            nextImportant: () => this.seekEvent(track.nextImportant(track.event, 1)),
            previousImportant: () => this.seekEvent(track.nextImportant(track.event, -1)),
        };
        actions[what]();
    }

    key(event) {
        const isTyping = ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName);
        const isPressing = event.key === " " && ["BUTTON", "SUMMARY"].includes(event.target.tagName);
        if (isTyping || isPressing || event.ctrlKey || event.altKey || event.metaKey)
            return;
        const action = {" ": "play", Home: "start", End: "end",
                        ArrowRight: event.shiftKey ? "nextImportant" : "next",
                        ArrowLeft: event.shiftKey ? "previousImportant" : "previous"}[event.key];
        if (action === undefined)
            return;
        event.preventDefault();
        this.do(action);
    }

    turnTheme() {
        const root = document.documentElement;
        const isDark = root.dataset.theme === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : root.dataset.theme === "dark";
        root.dataset.theme = isDark ? "light" : "dark";
        this.draw(false);
    }

    // PAGE.html#event=2722 or #t=1.5 shows that instant.
    followHash() {
        const event = location.hash.match(/^#event=(\d+)$/);
        const time = location.hash.match(/^#t=(\d+(?:\.\d+)?)$/);
        if (event !== null)
            this.seekEvent(Number(event[1]));
        else if (time !== null)
            this.seekTime(Number(time[1]) * 1e6);
    }

    async saveRecording() {
        const words = byId("recording").content.textContent.trim().split(/\s+/);
        const pieces = [];
        for (const word of words)
            pieces.push(await unpack(word));
        const link = html("a", {download: "run.raft.json"});
        link.href = URL.createObjectURL(new Blob(pieces, {type: "application/json"}));
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }
}

async function begin() {
    const facts = JSON.parse(byId("facts-of-runs").content.textContent);
    const tracks = [...document.querySelectorAll("template.track")].map(each => each.content.textContent);
    for (const element of document.querySelectorAll(".needs-script"))
        element.hidden = false;
    const player = new Player(facts, tracks);
    await player.open(facts.shown);
    player.followHash();
    globalThis.raftarium = {player, stateAt: event => stateOf(player.track, event)};
    document.documentElement.dataset.ready = "yes";
}

begin().catch(() => {
    byId("failure").textContent = typeof DecompressionStream === "undefined"
        ? "This page needs a newer browser to play the run." : "This page is damaged: its run cannot be played.";
    byId("failure").hidden = false;
});
