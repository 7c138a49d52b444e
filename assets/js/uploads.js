// Files go up while one still writes: chosen, dropped or pasted; each with its progress, to be cancelled, tried again
// or removed. What has arrived waits on the server for its message, so it outlives a reload.

const AT_ONCE = 3;

// By place, since a form may be drawn anew while files go up.
const uploads = new Map();
const at = (place) => uploads.get(place) ?? uploads.set(place, []).get(place);
const formAt = (place) => document.querySelector(`form[data-place="${CSS.escape(place)}"]`);
const fieldOf = (form) => form?.querySelector("[data-attach]");

function say(place, text) {
  const line = fieldOf(formAt(place))?.querySelector("[data-said]");
  if (line) line.textContent = text;
}

function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.floor(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

// The line that stands for a file on its way, from the field's own template.
function drawn(field, file) {
  const line = field.querySelector("template[data-upload]").content.firstElementChild.cloneNode(true);
  line.querySelector(".name").textContent = file.name;
  line.querySelector(".size").textContent = sizeOf(file.size);
  line.querySelector("progress").setAttribute("aria-label", file.name);
  return line;
}

function picture(line, source) {
  const image = new Image(40, 40);
  image.className = "preview";
  image.alt = "";
  image.src = source;
  line.querySelector(".preview").replaceWith(image);
}

// `inText`: they were pasted into rich text, which shows pictures at their place.
function add(form, files, inText = false) {
  const field = fieldOf(form);
  const { place } = form.dataset;
  const room = Math.max(0, Number(field.dataset.most) - field.querySelectorAll(".waiting-files > li").length);
  if (files.length > room) refuse(field, field.dataset.many);
  for (const file of files.slice(0, room)) {
    const upload = { place, file, inText, line: drawn(field, file) };
    field.querySelector(".waiting-files").append(upload.line);
    at(place).push(upload);
    if (file.size > Number(field.dataset.bytes)) {
      fail(upload, field.dataset.large, true);
    } else {
      if (/^image\/(png|jpeg|gif|webp)$/.test(file.type)) picture(upload.line, (upload.look = URL.createObjectURL(file)));
      upload.state = "queued";
    }
  }
  next(place);
}

function refuse(field, why) {
  let line = field.querySelector("[data-refused]");
  if (!line) {
    line = document.createElement("p");
    line.className = "problem";
    line.dataset.refused = "";
    line.setAttribute("role", "alert");
    field.querySelector(".waiting-files").after(line);
  }
  line.textContent = why;
}

const going = (place) => at(place).filter(({ state }) => state === "queued" || state === "sending");

function next(place) {
  const sending = at(place).filter(({ state }) => state === "sending").length;
  at(place).filter(({ state }) => state === "queued").slice(0, AT_ONCE - sending).forEach(send);
  if (going(place).length === 0) settle(place);
}

function send(upload) {
  const request = (upload.request = new XMLHttpRequest());
  const body = new FormData();
  body.append("file", upload.file, upload.file.name);
  upload.state = "sending";
  upload.line.classList.remove("failed");
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    upload.line.querySelector("progress").value = loaded / total;
    upload.line.querySelector(".size").textContent = `${sizeOf(Math.min(loaded, upload.file.size))} / ${sizeOf(upload.file.size)}`;
  });
  request.addEventListener("load", () => {
    const said = request.response;
    if (request.status === 200 && said?.id) return done(upload, said);
    fail(upload, said?.error ?? fieldOf(formAt(upload.place))?.dataset.failed, request.status === 422);
  });
  request.addEventListener("error", () => {
    upload.lost = true;
    fail(upload, fieldOf(formAt(upload.place))?.dataset.lost);
  });
  request.responseType = "json";
  request.open("POST", `/files?place=${encodeURIComponent(upload.place)}`);
  request.setRequestHeader("accept", "application/json");
  request.send(body);
}

function done(upload, { id, name, size, thumbnail }) {
  const { line } = upload;
  upload.state = "done";
  line.dataset.file = id;
  line.querySelector(".name").textContent = name;
  line.querySelector(".size").textContent = size;
  line.querySelector("progress").remove();
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "attached", value: id });
  line.append(field);
  const insert = thumbnail && line.querySelector("[data-insert]");
  if (insert) insert.hidden = false;
  if (insert && upload.inText) show(line);
  say(upload.place, `${name}: ${fieldOf(formAt(upload.place))?.dataset.done}`);
  next(upload.place);
}

const tell = (form, name, detail) => form.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));

function show(line) {
  tell(line.closest("form"), "care:picture", { id: line.dataset.file, name: line.querySelector(".name").textContent });
}

// What the server will never take is not offered again.
function fail(upload, why, forGood = false) {
  upload.state = "failed";
  upload.line.classList.add("failed");
  upload.line.querySelector(".size").textContent = sizeOf(upload.file.size);
  const said = upload.line.querySelector(".why");
  said.setAttribute("role", "alert");
  said.querySelector("span").textContent = why;
  said.querySelector("[data-retry]").hidden = forGood;
  next(upload.place);
}

function again(upload) {
  if (upload.state !== "failed") return;
  Object.assign(upload, { state: "queued", lost: false });
  next(upload.place);
}

function forget(upload) {
  const list = at(upload.place);
  list.splice(list.indexOf(upload), 1);
  if (upload.look) URL.revokeObjectURL(upload.look);
}

function remove(line, form) {
  const upload = at(form.dataset.place).find((one) => one.line === line);
  const id = line.dataset.file;
  if (upload) {
    upload.request?.abort();
    forget(upload);
  }
  if (id) tell(form, "care:unattached", id);
  if (id) fetch(`/files/${id}/removal`, { method: "POST", headers: { accept: "application/json" } }).catch(() => {});
  const near = line.nextElementSibling ?? line.previousElementSibling;
  line.remove();
  fieldOf(form).querySelector("[data-refused]")?.remove();
  (near?.querySelector("[data-remove]") ?? form.querySelector("[data-pick], textarea")).focus();
  say(form.dataset.place, fieldOf(form).dataset.gone);
  next(form.dataset.place);
}

// A form that was sent while files were on their way goes out when they have arrived.
const held = new Map();

function settle(place) {
  const button = held.get(place);
  held.delete(place);
  const form = button?.form ?? formAt(place);
  if (button !== undefined && form && !at(place).some(({ state }) => state === "failed")) form.requestSubmit(button);
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    const { place } = form.dataset;
    if (!place || !fieldOf(form)) return;
    const failed = at(place).find(({ state }) => state === "failed");
    if (!failed && going(place).length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!failed) return void held.set(place, event.submitter);
    refuse(fieldOf(form), fieldOf(form).dataset.failed);
    failed.line.querySelector("button:not([hidden])").focus();
  },
  true,
);

document.addEventListener("care:sent", ({ target }) => {
  const field = fieldOf(target);
  if (!field) return;
  [...at(target.dataset.place)].forEach(forget);
  field.querySelectorAll(".waiting, [data-refused]").forEach((line) => line.remove());
});

document.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-attach] input[type=file]")) return;
  const files = [...target.files];
  target.value = "";
  add(target.form, files);
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-pick], [data-insert], [data-remove], [data-retry]");
  const form = button?.closest("form[data-place]");
  if (!form) return;
  const line = button.closest(".waiting");
  if (button.matches("[data-pick]")) form.querySelector("[data-attach] input[type=file]").click();
  else if (button.matches("[data-insert]")) show(line);
  else if (button.matches("[data-remove]")) remove(line, form);
  else again(at(form.dataset.place).find((upload) => upload.line === line));
});

const taking = ({ target }) => {
  const form = target.closest?.("form[data-place]");
  return fieldOf(form) ? form : null;
};
const carriesFiles = (transfer) => [...(transfer?.types ?? [])].includes("Files");

document.addEventListener("paste", (event) => {
  const form = taking(event);
  // Text that is copied from an office program comes with a picture of itself.
  const files = [...(event.clipboardData?.files ?? [])];
  if (!form || files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
  event.preventDefault();
  add(form, files, Boolean(event.target.closest("[data-rich]")));
});

document.addEventListener("dragover", (event) => {
  if (!carriesFiles(event.dataTransfer)) return;
  // Dropped beside the form, a file must not replace the page.
  event.preventDefault();
  const form = taking(event);
  event.dataTransfer.dropEffect = form ? "copy" : "none";
  document.querySelectorAll(".dropping").forEach((other) => other !== form && other.classList.remove("dropping"));
  form?.classList.add("dropping");
});
for (const end of ["dragend", "drop"]) {
  document.addEventListener(end, () => document.querySelectorAll(".dropping").forEach((form) => form.classList.remove("dropping")));
}
document.addEventListener("dragleave", ({ relatedTarget }) => {
  if (!relatedTarget) document.querySelectorAll(".dropping").forEach((form) => form.classList.remove("dropping"));
});
document.addEventListener("drop", (event) => {
  if (!carriesFiles(event.dataTransfer)) return;
  event.preventDefault();
  const form = taking(event);
  if (form) add(form, [...event.dataTransfer.files]);
});

// A form that was drawn anew lists what the server knows; what is still on its way is put back.
document.addEventListener("care:replaced", ({ target }) => {
  for (const [place, list] of uploads) {
    const form = formAt(place);
    if (!form || !(target.contains(form) || form.contains(target))) continue;
    const field = fieldOf(form);
    for (const upload of [...list]) {
      const known = upload.state === "done" && field.querySelector(`[data-file="${upload.line.dataset.file}"]`);
      if (known === upload.line || upload.line.isConnected) continue;
      if (known) forget(upload);
      else field.querySelector(".waiting-files").append(upload.line);
    }
  }
});

addEventListener("online", () => {
  for (const list of uploads.values()) list.filter(({ lost }) => lost).forEach(again);
});
addEventListener("beforeunload", (event) => {
  for (const place of uploads.keys()) if (going(place).length > 0) event.preventDefault();
});
