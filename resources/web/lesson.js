// A lesson: its steps and its questions, each at its place in the run.

class Lesson {
    constructor(moments, goTo) {
        this.goTo = goTo;
        this.moments = moments.map(moment => ({...moment, element: document.getElementById(moment.id)}))
            .filter(moment => moment.element !== null);
        this.steps = this.moments.filter(moment => moment.element.classList.contains("step"));
        this.questions = this.moments.filter(moment => moment.element.classList.contains("question"));
        this.questions.forEach(question => this.prepare(question));
        this.makeList();
    }

    makeList() {
        const nav = document.getElementById("steps");
        const items = this.steps.map((step, i) => {
            step.button = html("button", {type: "button"}, step.element.querySelector("h2").textContent);
            step.button.addEventListener("click", () => this.goTo(step.run, step.event, i));
            return html("li", {}, step.button);
        });
        nav.replaceChildren(html("ol", {}, ...items));
    }

    // Where one points in the window, one chooses here.
    prepare(question) {
        const form = question.element;
        const point = form.querySelector(".point");
        if (point !== null)
            point.append(html("input", point.dataset.point === "servers"
                ? {type: "text", class: "answer", "aria-label": "A server, as S1", placeholder: "S1"}
                : {type: "text", class: "answer", "aria-label": "A server and an index, as S1 4", placeholder: "S1 4"}));
        form.hidden = false;
        form.querySelector(".check").addEventListener("click", () => this.check(question));
    }

    check(question) {
        const form = question.element;
        const {isRight, remark} = this.judge(form);
        if (isRight === undefined)
            return;
        question.isAnswered = true;
        const status = form.querySelector(".remark");
        status.className = "remark " + (isRight ? "right" : "wrong");
        status.textContent = [isRight ? "Right." : "No.", remark].filter(Boolean).join(" ");
        form.querySelector(".because")?.removeAttribute("hidden");
    }

    judge(form) {
        const point = form.querySelector(".point");
        if (point !== null) {
            const given = (form.querySelector(".answer").value.match(/\d+/g) ?? []).join(":");
            const isRight = given === "" ? undefined : point.dataset.right.split(" ").includes(given);
            return {isRight, remark: isRight ? "" : point.dataset.remark};
        }
        const chosen = form.querySelector("input:checked");
        return chosen === null ? {} : {isRight: chosen.dataset.right === "yes", remark: chosen.dataset.remark};
    }

    /** Shows the step that belongs to the instant; or `wanted`, when several begin there. */
    show(run, event, wanted) {
        let shown = 0;
        this.steps.forEach((step, i) => {
            if (step.run < run || step.run === run && step.event <= event)
                shown = i;
        });
        shown = wanted ?? shown;
        this.steps.forEach((step, i) => {
            step.element.hidden = i !== shown;
            step.button.setAttribute("aria-current", i === shown ? "step" : "false");
            step.button.className = i < shown ? "done" : "";
        });
    }

    /** The first question between two events of a run that is not answered: play stops there. */
    openQuestion(run, after, upTo) {
        return this.questions.find(question => !question.isAnswered && question.run === run && question.event <= upTo &&
            (question.event > after || question.event === after && !question.wasStopped));
    }
}
