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

/** Calls with each snapshot, and with whether the server is there. */
export function live(onTick, onConnection) {
  const source = new EventSource("/api/live");
  source.addEventListener("open", () => onConnection(true));
  source.addEventListener("error", () => onConnection(false));
  source.addEventListener("tick", (event) => onTick(JSON.parse(event.data)));
  addEventListener("pagehide", () => source.close());
}
