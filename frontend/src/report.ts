// Tells Python of the reader's changes: once, when the hand has come to rest.

import type { Report, View } from "./contract.gen";

/** Long enough for fifteen quick steps or one drag with its glide to count as one change. */
export const QUIET_MS = 500;

export interface Reporter {
  /** The view has changed; Python is told after a quiet while. */
  changed(view: View): void;
  /** Python knows this view already: it sent it. */
  known(view: View, command: number): void;
  /** While held, changes wait: a playing clock must not cause reruns. */
  hold(held: boolean): void;
  stop(): void;
}

export function createReporter(send: (report: Report) => void, command: number): Reporter {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: View | undefined;
  let lastSent = "";
  let lastCommand = command;
  let held = false;

  function flush(): void {
    if (pending === undefined || held) return;
    const text = JSON.stringify(pending);
    const view = pending;
    pending = undefined;
    if (text === lastSent) return;
    lastSent = text;
    send({ view, command: lastCommand });
  }

  function schedule(): void {
    clearTimeout(timer);
    timer = setTimeout(flush, QUIET_MS);
  }

  return {
    changed(view) {
      pending = view;
      schedule();
    },
    known(view, newCommand) {
      lastSent = JSON.stringify(view);
      lastCommand = newCommand;
      pending = undefined;
    },
    hold(nowHeld) {
      held = nowHeld;
      if (!held && pending !== undefined) schedule();
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
