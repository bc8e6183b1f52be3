// <site-counter src="counter.json" lang="vi">What stands here without scripts</site-counter>
//
// Shows the figures of a visitor counter, and what each of them counts, from the JSON that is
// named by src. It looks as the page makes it look: the parts have the classes cadre-counter-...
// What stands in the element stays where the figures cannot be had.
(() => {
  "use strict";

  const WORDS = "words";
  const SECONDS = 15;
  const MOMENT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)\S*?(?:Z|([+-])(\d\d):(\d\d)(?::\d\d)?)$/;

  const element = (name, part, ...children) => {
    const made = document.createElement(name);
    if (part) made.className = `cadre-counter-${part}`;
    made.append(...children);
    return made;
  };

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // Writes everything in one language; numbers as that language writes them.
  class Writer {
    constructor(language) {
      this.language = language;
      this.words = WORDS[language];
      this.numbers = new Intl.NumberFormat(language, { useGrouping: true });
    }

    number(value) {
      if (typeof value === "string") throw new TypeError(`${value} is no number`);
      return this.numbers.format(value);
    }

    // What stands before and after an estimate, with its error; nothing around other numbers.
    about(percent) {
      if (percent == null) return ["", ""];
      const places = (percent.split(".")[1] ?? "").length;
      const digits = { minimumFractionDigits: places, maximumFractionDigits: places };
      const error = `${Number(percent).toLocaleString(this.language, digits)}%`;
      return fill(this.words.about, { value: "\n", error }).split("\n");
    }

    quantity(quantity) {
      return `${this.number(quantity.value)} ${this.said(quantity.unit_label)}`;
    }

    said(label) {
      const text = label[this.language];
      if (typeof text !== "string") throw new TypeError(`no words in ${this.language}`);
      return text;
    }

    day(year, month, day) {
      if (this.language === "vi") return `${day}/${month}/${year}`;
      const date = new Date(0);
      date.setUTCFullYear(Number(year), month - 1, day);
      return date.toLocaleDateString("en", { dateStyle: "long", timeZone: "UTC" });
    }

    moment(iso) {
      if (iso === null) return this.words.notStated;
      const [, year, month, day, time, sign, hours, minutes] = MOMENT.exec(iso);
      const shift = sign ? `${Number(hours)}${minutes === "00" ? "" : `:${minutes}`}` : "0";
      const zone = shift === "0" ? "UTC" : `UTC${sign}${shift}`;
      return fill(this.words.moment, { time, day: this.day(year, month, day), zone });
    }

    figure(figure) {
      const value = element("dd", "value");
      if (Object.hasOwn(this.words.absences, figure.value)) {
        value.append(this.words.absences[figure.value]);
      } else {
        const number = element("data", "", this.number(figure.value));
        number.value = figure.value;
        const unit = ` ${this.said(figure.unit_label)}`;
        const [before, after] = this.about(figure.error_percent);
        value.append(before, number, unit, after);
      }
      const definition = element("bdi", "", this.said(figure.definition));
      const how = element("details", "", element("summary", "", this.words.how), definition);
      const group = element("div", "figure");
      group.dataset.window = figure.window;
      group.append(element("dt", "label", this.said(figure.label)), value);
      group.append(element("dd", "definition", how));
      return group;
    }

    inherited(inherited) {
      const number = this.quantity(inherited);
      const on = inherited.on && this.day(...inherited.on.split("-"));
      const day = on ? fill(this.words.on, { on }) : this.words.unknownDay;
      const said = [fill(this.words.inherited, { number, day })];
      if (inherited.included) said.push(this.words.included);
      if (inherited.with_counted) {
        said.push(fill(this.words.withCounted, { total: this.quantity(inherited.with_counted) }));
      }
      return element("p", "inherited", said.join(" "));
    }

    counter(counter) {
      const { title } = this.words;
      const section = element("section", "");
      section.className = "cadre-counter";
      section.lang = this.language;
      section.setAttribute("aria-label", counter.site ? `${title} \u2013 ${counter.site}` : title);
      const head = element("p", "title", title);
      if (counter.site) head.append(" \u2013 ", element("bdi", "", counter.site));
      section.append(head);
      const figures = counter.figures.map((figure) => this.figure(figure));
      if (figures.length) section.append(element("dl", "figures", ...figures));
      if (counter.inherited) section.append(this.inherited(counter.inherited));
      const at = element("time", "", this.moment(counter.at));
      if (counter.at) at.dateTime = counter.at;
      section.append(element("p", "moment", `${this.words.readAt}: `, at));
      return section;
    }
  }

  // A number that JavaScript would round is taken from the text; where that cannot be done, no
  // other number is shown.
  const whole = (key, value, context) => {
    if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
    if (!/^-?\d+$/.test(context?.source)) throw new RangeError(`${key} is no whole number`);
    return BigInt(context.source);
  };

  class SiteCounter extends HTMLElement {
    static observedAttributes = ["src", "lang"];
    #asked = null;
    #fallback = null;

    connectedCallback() {
      this.#show();
    }

    disconnectedCallback() {
      this.#asked?.abort();
    }

    attributeChangedCallback() {
      if (this.#asked && this.isConnected) this.#show();
    }

    get #language() {
      const lang = this.closest("[lang]")?.lang ?? "";
      return /^en\b/i.test(lang) ? "en" : "vi";
    }

    async #show() {
      this.#asked?.abort();
      const asked = (this.#asked = new AbortController());
      const late = setTimeout(() => asked.abort(), SECONDS * 1000);
      try {
        const src = this.getAttribute("src");
        if (!src) throw new TypeError("it has no src");
        const url = new URL(src, document.baseURI);
        const answer = await fetch(url, { signal: asked.signal, credentials: "omit" });
        if (!answer.ok) throw new Error(`the answer is ${answer.status}`);
        const counter = JSON.parse(await answer.text(), whole);
        const shown = new Writer(this.#language).counter(counter);
        if (this.#asked !== asked) return;
        this.#fallback ??= [...this.childNodes];
        this.replaceChildren(shown);
      } catch (error) {
        if (this.#asked !== asked || !this.isConnected) return;
        if (this.#fallback) this.replaceChildren(...this.#fallback);
        console.warn("site-counter:", error.message);
      } finally {
        clearTimeout(late);
      }
    }
  }

  if (!customElements.get("site-counter")) customElements.define("site-counter", SiteCounter);
})();
