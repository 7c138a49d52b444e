// The stream of what changed. It comes back by itself, ever more slowly, and not for all browsers at once.

const LONGEST = 30000;
// Others of this session or network took its place: they may have it for a while.
const CROWDED = 60000;

// on.heard(name, data, mark) for each event, on.lost(failures, refused) and on.back() around an interruption.
export function connect(after, on) {
  let source, retry;
  let failures = 0;

  function hear(event) {
    after = Math.max(after, Number(event.lastEventId) || 0);
    on.heard(event.type, JSON.parse(event.data), after);
  }

  function open() {
    source = new EventSource(`/live?after=${after}`);
    source.addEventListener("ready", (event) => {
      if (failures > 0) on.back();
      failures = 0;
      hear(event);
    });
    source.addEventListener("changed", hear);
    source.addEventListener("closed", () => {
      source.close();
      again(CROWDED);
    });
    source.addEventListener("error", () => {
      // A browser gives up for good where something else than a stream is answered.
      const refused = source.readyState === EventSource.CLOSED;
      source.close();
      failures += 1;
      on.lost(failures, refused);
      again(Math.min(LONGEST, 1000 * 2 ** (failures - 1)));
    });
  }

  function again(wait) {
    retry = setTimeout(open, wait * (0.5 + Math.random() / 2));
  }

  open();
  return {
    close() {
      clearTimeout(retry);
      source.close();
    },
  };
}
