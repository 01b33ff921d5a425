// What is asked of the server: JSON by GET and POST, and the stream of snapshots.

async function answered(response) {
  const body = await response.json().catch(() => ({ error: response.statusText }));
  if (!response.ok) {
    throw new Error(body.error ?? `the server answers ${response.status}`);
  }
  return body;
}

export async function get(path) {
  return answered(await fetch(path));
}

export async function post(path, body = {}) {
  const headers = { "Content-Type": "application/json" };
  return answered(await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

const RETRY_MILLIS = 5000;

/** Calls with each snapshot, and with whether the server is there. */
export function live(onTick, onConnection) {
  let source;
  let uptime = 0;
  let retry;
  const tick = (snapshot) => {
    if (snapshot.uptimeSeconds < uptime) {
      // Another dashboard answers at this address: nothing that is shown is its own.
      location.reload();
    }
    uptime = snapshot.uptimeSeconds;
    onTick(snapshot);
  };
  const open = () => {
    source = new EventSource("/api/live");
    source.addEventListener("open", () => onConnection(true));
    source.addEventListener("tick", (event) => tick(JSON.parse(event.data)));
    source.addEventListener("error", ({ target }) => {
      onConnection(false);
      // Browsers try again by themselves when nobody answers, but not when they are refused.
      if (target.readyState === EventSource.CLOSED) {
        retry = setTimeout(open, RETRY_MILLIS);
      }
    });
  };
  open();
  addEventListener("pagehide", () => {
    clearTimeout(retry);
    source.close();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && open());
}
