// One value that several parts of the page read, change and listen to.

export interface Store<Value extends object> {
  get(): Value;
  set(change: Partial<Value>): void;
  /** Calls back after every change, with the value before it; returns how to stop. */
  subscribe(listener: (value: Value, before: Value) => void): () => void;
}

export function createStore<Value extends object>(initial: Value): Store<Value> {
  let value = initial;
  const listeners = new Set<(value: Value, before: Value) => void>();
  return {
    get: () => value,
    set(change) {
      const before = value;
      const keys = Object.keys(change) as (keyof Value)[];
      if (keys.every((key) => Object.is(before[key], change[key]))) return;
      value = { ...before, ...change };
      for (const listener of [...listeners]) listener(value, before);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
