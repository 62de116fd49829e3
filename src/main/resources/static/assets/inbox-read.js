// Asks the server for a fragment of the inbox.
import { csrf } from './app.js';
import { parse } from './inbox-swap.js';

/** The elements of an answer, and whether it is a consent; a refusal with a sentence is an answer too. */
export async function read(address, options = {}) {
  const response = await fetch(address, { ...options, headers: { ...csrf(), 'HX-Request': 'true' } });
  if (response.redirected || !(response.ok || response.status === 422)) throw new Error(String(response.status));
  return { page: parse(await response.text()), ok: response.ok };
}

/** At most one reading at a time; whoever asks meanwhile gets one more. */
export function oneAtATime(work) {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await work().catch(() => {});
    }
    running = false;
  };
}
