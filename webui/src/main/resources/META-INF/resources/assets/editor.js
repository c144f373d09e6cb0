"use strict";
// The SQL editor over a text field of a form. Without it the form works as any other: it is sent, and the page comes back.
// With it the form is sent in the background, and only the parts that are marked as live are replaced, so that the cursor
// and what was typed meanwhile stay.
(function () {
  const form = document.querySelector("form[data-editor]");
  const area = form && form.querySelector("textarea[data-sql]");
  if (!area || !window.CodeMirror) {
    return;
  }
  const QUIET = 900;
  const LOOK_AGAIN = 1500;
  let sent = 0;
  let quiet = 0;
  let look = 0;

  // The words that Trino knows and plain SQL does not.
  const words = "with all any case when then else end cross full natural lateral unnest ordinality interval over partition rows range preceding following limit offset fetch using true false recursive filter within exists except intersect window cast try_cast";
  const plain = window.CodeMirror.resolveMode("text/x-sql");
  const keywords = Object.assign({}, plain.keywords, Object.fromEntries(words.split(" ").map((word) => [word, true])));

  const editor = window.CodeMirror.fromTextArea(area, {
    mode: Object.assign({}, plain, { keywords: keywords, atoms: { null: true, unknown: true } }),
    theme: "truelift",
    lineNumbers: true,
    indentUnit: 4,
    viewportMargin: Infinity,
    inputStyle: "contenteditable",
    extraKeys: {
      Tab: false,
      "Shift-Tab": false,
      "Ctrl-Space": complete,
      "Ctrl-Enter": () => press("[data-main]"),
      "Cmd-Enter": () => press("[data-main]"),
    },
  });
  editor.getInputField().setAttribute("aria-label", form.querySelector("label[for=text]").textContent);
  editor.getInputField().setAttribute("aria-describedby", "keys");
  editor.getInputField().setAttribute("aria-multiline", "true");
  editor.getInputField().setAttribute("role", "textbox");
  form.dataset.ready = "yes";
  form.querySelector("label[for=text]").addEventListener("click", () => editor.focus());

  function press(which) {
    const button = form.querySelector(which);
    if (button) {
      form.requestSubmit(button);
    }
  }

  // Completion: the server knows the dictionary and what the text names so far.
  function complete() {
    editor.showHint({ hint: hints, completeSingle: false, closeCharacters: /[\s()\[\]{};:>,]/ });
  }

  function hints() {
    const cursor = editor.getCursor();
    const fields = new URLSearchParams({ text: editor.getValue(), complete: String(editor.indexFromPos(cursor)) });
    return fetch(window.location.href, { method: "POST", body: fields, credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.json() : { from: 0, suggestions: [] }))
      .then((offer) => ({
        from: editor.posFromIndex(offer.from),
        to: cursor,
        list: offer.suggestions.map((one) => ({ text: one.insert, render: (element) => render(element, one) })),
      }))
      .catch(() => ({ from: cursor, to: cursor, list: [] }));
  }
  hints.supportsSelection = false;

  function render(element, one) {
    part(element, "hint-name", one.insert);
    if (one.classification) {
      part(element, "hint-class " + one.classification, one.classification);
    }
    part(element, "hint-detail", one.detail);
    if (one.description) {
      part(element, "hint-description", one.description);
    }
  }

  function part(element, style, text) {
    const span = document.createElement("span");
    span.className = style;
    span.textContent = text;
    element.appendChild(span);
  }

  editor.on("inputRead", (cm, change) => {
    if (!cm.state.completionActive && /^[A-Za-z_.]$/.test(change.text[0]) && cm.getTokenTypeAt(cm.getCursor()) !== "string") {
      complete();
    }
  });

  // The mistake that the server found, in its line.
  let marks = [];
  function mark() {
    marks.forEach((one) => one.clear());
    marks = [];
    editor.eachLine((line) => {
      editor.removeLineClass(line, "wrap", "mistaken-line");
    });
    const notice = document.querySelector("[data-line]");
    const line = notice ? Number(notice.dataset.line) - 1 : -1;
    if (line < 0 || line >= editor.lineCount()) {
      return;
    }
    editor.addLineClass(line, "wrap", "mistaken-line");
    const from = { line: line, ch: Math.max(0, Number(notice.dataset.column) - 1) };
    const word = editor.findWordAt(from);
    marks.push(editor.markText(from, word.head.ch > from.ch ? word.head : { line: line, ch: from.ch + 1 }, { className: "mistaken-word" }));
  }

  document.addEventListener("click", (event) => {
    const notice = event.target.closest && event.target.closest("[data-line]");
    if (notice && Number(notice.dataset.line) > 0) {
      editor.focus();
      editor.setCursor({ line: Number(notice.dataset.line) - 1, ch: Math.max(0, Number(notice.dataset.column) - 1) });
    }
  });

  // Sending.
  function send(fields, replaces) {
    const number = ++sent;
    window.clearTimeout(quiet);
    return fetch(window.location.href, { method: "POST", body: fields, credentials: "same-origin" })
      .then((answer) => take(answer, number, replaces))
      .catch(() => trouble("The application does not answer. Your text is still here; go on when it does."));
  }

  // What went wrong on the way, above the editor's own word; the text stays as it is.
  function trouble(words) {
    const place = document.getElementById("check");
    if (!place.querySelector(".trouble")) {
      const notice = document.createElement("div");
      notice.className = "notice bad trouble";
      notice.setAttribute("role", "alert");
      place.prepend(notice);
    }
    place.querySelector(".trouble").textContent = words;
  }

  function take(answer, number, replaces) {
    if (new URL(answer.url).pathname === "/sign-in.xhtml") {
      trouble("You have been signed out. Your text is still here: sign in in another tab, then go on.");
      return undefined;
    }
    if (!answer.ok) {
      trouble("Something went wrong on our side. Your text is still here: try again, and if that does not help, copy it and load the page anew.");
      return undefined;
    }
    if (new URL(answer.url).pathname !== window.location.pathname) {
      window.location.assign(answer.url);
      return undefined;
    }
    return answer.text().then((text) => {
      if (number === sent) {
        show(new DOMParser().parseFromString(text, "text/html"), answer, replaces);
      }
    });
  }

  function show(page, answer, replaces) {
    const live = page.querySelectorAll("[data-live]");
    window.history.replaceState(null, "", answer.url);
    live.forEach((fresh) => {
      const old = document.getElementById(fresh.id);
      if (old && old.innerHTML !== fresh.innerHTML) {
        if (old.open) {
          fresh.open = true;
        }
        old.replaceWith(document.importNode(fresh, true));
      }
    });
    const text = page.querySelector("textarea[data-sql]").value;
    if (replaces && text.trimEnd() !== editor.getValue().trimEnd()) {
      editor.setValue(text);
      window.clearTimeout(quiet);
    }
    mark();
    wait();
  }

  function fieldsOf(submitter) {
    editor.save();
    const fields = new URLSearchParams(new FormData(form));
    if (submitter && submitter.name) {
      fields.append(submitter.name, submitter.value);
    }
    return fields;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const submitter = event.submitter;
    form.setAttribute("aria-busy", "true");
    send(fieldsOf(submitter), submitter && "replaces" in submitter.dataset).finally(() => form.removeAttribute("aria-busy"));
  });

  document.addEventListener("submit", (event) => {
    const other = event.target;
    if (other !== form && other.closest("[data-live]")) {
      event.preventDefault();
      send(new URLSearchParams(new FormData(other)), false);
    }
  });

  // A text that rests is checked and kept.
  editor.on("change", () => {
    document.querySelectorAll("#check .fine").forEach((part) => part.classList.add("stale"));
    window.clearTimeout(quiet);
    quiet = window.setTimeout(() => {
      const fields = fieldsOf(null);
      fields.append("check", "yes");
      send(fields, false);
    }, QUIET);
  });

  // What runs is looked at until it has come to its end.
  function wait() {
    window.clearTimeout(look);
    if (document.querySelector("[data-live] [data-running]")) {
      look = window.setTimeout(() => {
        const number = sent;
        fetch(window.location.href, { credentials: "same-origin" })
          .then((answer) => answer.text())
          .then((text) => {
            const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("outcome");
            if (fresh && number === sent && !fresh.querySelector("[data-running]")) {
              document.getElementById("outcome").replaceWith(document.importNode(fresh, true));
              const fields = fieldsOf(null);
              fields.append("check", "yes");
              return send(fields, false); // the engine may have found a mistake in the text
            }
            return undefined;
          })
          .finally(wait);
      }, LOOK_AGAIN);
    }
  }

  mark();
  wait();
})();
