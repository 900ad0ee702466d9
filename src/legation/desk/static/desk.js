// What makes the desk quicker to use. Every page works without it: whatever is done here is an address or a form as well.
"use strict";

// Brush: drag over the chart, and the page shows that span.
for (const figure of document.querySelectorAll("figure[data-brush]")) {
  const svg = figure.querySelector("svg");
  const slots = [...svg.querySelectorAll("a[data-n]")];
  const left = 46, width = 960, top = 24;
  let from = null, band = null, moved = false;
  const place = (event) => {
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * width;
    return Math.min(slots.length - 1, Math.max(0, Math.floor((x - left) / ((width - left) / slots.length))));
  };
  const draw = (to) => {
    const pitch = (width - left) / slots.length, [a, b] = [Math.min(from, to), Math.max(from, to)];
    band.setAttribute("x", left + a * pitch);
    band.setAttribute("width", (b - a + 1) * pitch);
  };
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !slots.length) return;
    from = place(event);
    moved = false;
  });
  svg.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const to = place(event);
    if (to !== from && !band) {
      moved = true;
      svg.setPointerCapture(event.pointerId);
      band = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      band.setAttribute("class", "brush");
      band.setAttribute("y", top);
      band.setAttribute("height", svg.viewBox.baseVal.height - top - 20);
      svg.append(band);
    }
    if (band) draw(to);
  });
  svg.addEventListener("pointerup", (event) => {
    if (band) {
      const ends = [from, place(event)].sort((a, b) => a - b);
      const [since, until] = [slots[ends[0]].dataset.first, slots[ends[1]].dataset.last];
      location.assign(figure.dataset.brush.replace("SINCE", since).replace("UNTIL", until));
    }
    from = band = null;
  });
  svg.addEventListener("pointercancel", () => { if (band) band.remove(); from = band = null; });
  svg.addEventListener("click", (event) => { if (moved) event.preventDefault(); }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  // One stop for the Tab key; the arrows go from period to period.
  slots.forEach((slot, n) => slot.setAttribute("tabindex", n ? "-1" : "0"));
  svg.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    const at = slots.indexOf(document.activeElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    slots[Math.min(slots.length - 1, Math.max(0, at + step))].focus();
  });
}

// The pair that is chosen on the start page has an address of its own.
for (const form of document.querySelectorAll("form[data-relation]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(`/relation/${encodeURIComponent(form.elements.a.value)}/${encodeURIComponent(form.elements.b.value)}`);
  });
}

// Verdicts with one key.
for (const form of document.querySelectorAll("form[data-keys]")) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.target.closest("input, textarea, select")) return;
    const button = form.querySelector(`button[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (button) { event.preventDefault(); button.click(); }
  });
  let sent = false;
  form.addEventListener("submit", (event) => { if (sent) event.preventDefault(); sent = true; });
}

// Findings come after the page.
for (const section of document.querySelectorAll("[data-findings]")) {
  fetch(section.dataset.findings).then((answer) => {
    if (!answer.ok) return null;
    return fetch(location.href).then((page) => page.text());
  }).then((text) => {
    if (!text) return;
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const id of ["turns"]) {
      const fresh = page.getElementById(id);
      if (fresh) document.getElementById(id).replaceWith(document.importNode(fresh, true));
    }
    const [old, chart] = [document.querySelector("figure[data-brush] svg"), page.querySelector("figure[data-brush] svg")];
    if (old && chart) for (const turn of chart.querySelectorAll('a[href^="#turn-"]')) old.append(document.importNode(turn, true));
  }).catch(() => {});
}

// Files may be dropped; they are sent with their progress.
for (const form of document.querySelectorAll("form[data-drop]")) {
  const said = document.getElementById("sending");
  const send = (files) => {
    const data = new FormData();
    data.append("token", form.elements.token.value);
    for (const file of files) data.append("files", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) said.textContent = `sent ${Math.round(100 * event.loaded / event.total)}%`; });
    request.addEventListener("load", () => {
      if (request.status < 400 && request.responseURL) location.assign(request.responseURL);
      else said.textContent = new DOMParser().parseFromString(request.responseText, "text/html").querySelector(".lede")?.textContent || request.responseText.slice(0, 300);
    });
    request.addEventListener("error", () => { said.textContent = "The desk did not take that: too much at once, or it was stopped."; });
    request.send(data);
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); send(form.elements.files.files); });
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => { event.preventDefault(); form.classList.remove("over"); if (event.dataTransfer.files.length) send(event.dataTransfer.files); });
}

// How far work has come.
for (const box of document.querySelectorAll("[data-job]")) {
  const ask = () => fetch(box.dataset.job).then((answer) => answer.json()).then((job) => {
    if (job.state === "done" || job.state === "failed") { location.reload(); return; }
    box.querySelector(".lede").textContent = `${job.pages} pages coded of ${job.files.length} files, ${job.reports} reports; ${job.state}.`;
    setTimeout(ask, 700);
  }).catch(() => setTimeout(ask, 2000));
  setTimeout(ask, 700);
}
