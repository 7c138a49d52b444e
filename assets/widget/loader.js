// A button, and behind it a frame of the desk. This script is all that other sites load until somebody opens it.
(() => {
  const script = document.currentScript;
  if (!script || document.getElementById("care-widget")) return;
  const desk = new URL(script.src).origin;
  const wished = [script.dataset.lang, document.documentElement.lang, ...navigator.languages];
  const lang = wished.map((tag) => tag?.slice(0, 2).toLowerCase()).find((tag) => WORDS[tag]);
  const [opens, closes] = WORDS[lang] ?? WORDS.en;
  const path = `/widget/frame?${new URLSearchParams({ desk: script.dataset.desk ?? "", ...(lang && { lang }) })}`;

  const host = document.createElement("aside");
  host.id = "care-widget";
  host.ariaLabel = opens;
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement("button");
  button.type = "button";
  root.append(button);

  let frame, port, identity = null, unread = 0, forgets = false;
  const tell = (words) => port?.postMessage(words);
  // A word about the visitor holds for minutes, so a site may hand in how to get one instead.
  async function introduce() {
    let said = null;
    try {
      said = typeof identity === "function" ? await identity() : identity;
    } catch (error) {
      console.warn("care:", error);
    }
    tell({ identity: said === null || said === undefined ? null : String(said) });
  }

  function draw(open) {
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    picture.setAttribute("viewBox", "0 0 24 24");
    picture.ariaHidden = "true";
    const line = document.createElementNS(picture.namespaceURI, "path");
    line.setAttribute("d", open ? "M6 6l12 12M18 6L6 18" : "M21 11.5a8.4 8.4 0 0 1-12 7.6L3 21l1.9-6A8.4 8.4 0 1 1 21 11.5z");
    picture.append(line);
    button.replaceChildren(picture);
    if (unread) button.dataset.n = unread;
    else delete button.dataset.n;
    button.ariaLabel = open ? closes : unread ? `${opens} (${unread})` : opens;
    button.ariaExpanded = String(open);
  }

  function load() {
    frame = document.createElement("iframe");
    frame.title = opens;
    frame.src = desk + path;
    frame.hidden = true;
    // Only what is loaded from the desk itself gets the other end.
    frame.onload = () => {
      const { port1, port2 } = new MessageChannel();
      port = port1;
      port.onmessage = ({ data }) => {
        if (data === "close") show(false);
        else if (data === "who") introduce();
        else {
          unread = frame.hidden ? Number(data) || 0 : 0;
          draw(!frame.hidden);
        }
      };
      frame.contentWindow.postMessage("care", desk, [port2]);
      if (forgets) tell({ identity: null, forget: true });
      introduce();
      if (!frame.hidden) tell("open");
    };
    root.append(frame);
  }

  function show(open) {
    if (!frame) load();
    frame.hidden = !open;
    unread = 0;
    draw(open);
    if (open) {
      frame.focus();
      tell("open");
    } else {
      tell("closed");
      button.focus();
    }
  }

  button.onclick = () => show(!frame || frame.hidden);
  host.onkeydown = ({ key }) => {
    if (key === "Escape" && frame && !frame.hidden) show(false);
  };
  draw(false);

  const does = {
    open: () => show(true),
    close: () => frame && show(false),
    identify: (word) => {
      identity = word;
      if (port) introduce();
    },
    // What the frame remembers of a stranger it alone can forget, so it is loaded for that.
    forget: () => {
      identity = null;
      if (port) return tell({ identity, forget: true });
      forgets = true;
      if (!frame) load();
    },
  };
  const before = window.care?.q ?? [];
  window.care = (name, ...words) => does[name]?.(...words);
  for (const words of before) window.care(...words);

  const place = () => document.body.append(host);
  if (document.body) place();
  else addEventListener("DOMContentLoaded", place);
})();
