// One connection a page that says when alarms changed. Whoever listens to 'alarms' on the document asks what is so then.
import { root } from './api.js';

const FIRST_WAIT_MS = 1_000, LONGEST_WAIT_MS = 30_000;
let wait = FIRST_WAIT_MS;

connect();

function connect() {
  const url = new URL('live/alarms', root);
  url.protocol = url.protocol.replace('http', 'ws');
  const socket = new WebSocket(url);
  socket.addEventListener('open', () => { wait = FIRST_WAIT_MS; tell({}); });
  socket.addEventListener('message', (event) => tell(JSON.parse(event.data)));
  socket.addEventListener('close', () => {
    setTimeout(connect, wait);
    wait = Math.min(2 * wait, LONGEST_WAIT_MS);
  });
}

function tell(detail) {
  document.dispatchEvent(new CustomEvent('alarms', { detail }));
}
