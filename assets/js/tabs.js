// One live connection for all tabs of a browser: the tab that holds the lock keeps the stream, and passes on what it
// hears. Where there are no locks (plain http) each tab has a stream of its own.

import { connect } from "./connection.js";

const BEAT = 5000;
// A leader that is silent for so long is stopped in its tracks.
const SILENCE = 16000;
const REMEMBERED = 200;

// on.heard(name, data), on.lost(failures, refused), on.back(), and on.missed() when it is unknown what was missed.
export function follow(name, after, on) {
  const shared = "locks" in navigator && "BroadcastChannel" in window;
  const channel = shared ? new BroadcastChannel(name) : undefined;
  let joined = false;
  let stream, log, waiting, beat, watch, heardAt;

  const tell = (message) => channel?.postMessage(message);

  function heard(type, data, mark) {
    after = Math.max(after, mark);
    on.heard(type, data);
  }

  function lead() {
    clearInterval(watch);
    log = { from: after, entries: [] };
    tell({ kind: "leading", after });
    stream = connect(after, {
      heard(type, data, mark) {
        if (data.event) log.entries.push(data);
        if (log.entries.length > REMEMBERED) log.from = log.entries.shift().event;
        tell({ kind: "heard", type, data, mark });
        heard(type, data, mark);
      },
      lost(...how) {
        tell({ kind: "lost", how });
        on.lost(...how);
      },
      back() {
        tell({ kind: "back" });
        on.back();
      },
    });
    beat = setInterval(() => tell({ kind: "beat" }), BEAT);
  }

  function rest() {
    clearInterval(beat);
    stream?.close();
    stream = undefined;
  }

  // Waits for the lock, leads while it has it, and queues again when it was taken away.
  function queue(options) {
    const held = () =>
      new Promise((release) => {
        if (!joined) return release();
        waiting.release = release;
        lead();
      });
    navigator.locks.request(name, options, held).catch(() => {
      const led = stream;
      rest();
      if (joined && led) queueUp();
    });
  }

  function queueUp() {
    waiting = new AbortController();
    queue({ signal: waiting.signal });
    heardAt = Date.now();
    watch = setInterval(() => {
      if (Date.now() - heardAt < SILENCE) return;
      clearInterval(watch);
      waiting.abort();
      waiting = {};
      queue({ steal: true });
    }, BEAT);
  }

  channel?.addEventListener("message", ({ data: message }) => {
    heardAt = Date.now();
    if (message.kind === "hello" && stream) {
      const missed = log.entries.filter((entry) => entry.event > message.after);
      tell({ kind: "log", to: message.from, missed, complete: log.from <= message.after });
    }
    if (!joined || stream) return;
    if (message.kind === "heard") heard(message.type, message.data, message.mark);
    if (message.kind === "lost") on.lost(...message.how);
    if (message.kind === "back") on.back();
    if (message.kind === "leading" && message.after > after) on.missed();
    if (message.kind === "log" && message.to === me) {
      if (!message.complete) on.missed();
      else message.missed.forEach((data) => on.heard("changed", data));
    }
  });
  const me = Math.random();

  return {
    join() {
      if (joined) return;
      joined = true;
      if (!shared) return lead();
      queueUp();
      tell({ kind: "hello", from: me, after });
    },
    part() {
      if (!joined) return;
      joined = false;
      clearInterval(watch);
      rest();
      waiting?.release?.();
      waiting?.abort?.();
    },
  };
}
