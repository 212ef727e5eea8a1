// One map's data and state, and everything that can be done to it. No part of the page here.

import { rewriteQuery } from "./address";
import { fitBounds, fitSpots, MAIN_PADDING, MAX_ZOOM, MIN_ZOOM, type Size, type Spot } from "./camera";
import { createFlight } from "./camera_flight";
import { createClock, type Clock } from "./clock";
import type { Camera, Mount, Report, Scene, Span, View } from "./contract.gen";
import { readRecords, type RecordRow } from "./records";
import { createReporter, type Reporter } from "./report";
import { effectiveWindow, TimeIndex } from "./slicing";
import type { Slice } from "./sliced_layers";
import { initialState, movedWindow, roundCamera, steppedWindow, viewOf, type MapState } from "./state";
import { createStore, type Store } from "./store";

const ADDRESS_QUIET_MS = 200;
/** Zoom at which a lone place without a stated uncertainty is shown. */
const ZOOM_STEP = 1;

export interface Model {
  store: Store<MapState>;
  clock: Clock;
  readonly scene: Scene;
  readonly mount: Mount;
  /** Whether a server stands behind the map: it measures, and the page's address is the view's. */
  readonly served: boolean;
  /** Whether the map illustrates a text: the reader looks around, the view stays. */
  readonly still: boolean;
  readonly records: readonly RecordRow[];
  /** Records that the histogram counts and the step to the next record walks. */
  readonly counted: TimeIndex<RecordRow>;
  /** Takes Python's newest word: figures, and a view where it commands one. */
  receive(mount: Mount): void;
  replaceScene(scene: Scene): void;
  slice(window?: Span): Slice;
  shownRecords(): RecordRow[];
  /** Size of the main map, as far as one is on the page. */
  setSize(size: Size): void;
  step(direction: 1 | -1): void;
  select(ids: string[]): void;
  selectNext(direction: 1 | -1): void;
  lookAt(camera: Camera): void;
  fitWindow(): void;
  showExtent(id: string): void;
  zoomBy(levels: number): void;
  panBy(dx: number, dy: number): void;
  faceNorth(): void;
  /** While a hand is on the map or the brush, nothing is reported. */
  setHandDown(down: boolean): void;
  onReceive(listener: () => void): () => void;
  close(): void;
}

/** `send` tells Python of the reader's changes; null where there is no server. */
export function createModel(
  firstScene: Scene,
  firstMount: Mount,
  send: ((report: Report) => void) | null,
  isCalm: () => boolean,
): Model {
  let mount = firstMount;
  let scene = sceneFor(firstScene, mount);
  let records = readRecords(scene.records);
  let counted = countedIndex(scene, records);
  let size: Size = { width: 800, height: 400 };
  const store = createStore(initialState(mount.view, scene.extents[0].id));
  store.set({ border: scene.borders[0]?.id ?? "" });
  const clock = createClock(store, () => scene.extent_days, () => counted, isCalm);
  const reporter = createReporter(send ?? (() => {}), mount.command);
  reporter.known(viewOf(store.get()), mount.command);
  const flight = createFlight();
  const listeners = new Set<() => void>();
  /** The default camera means the whole line, whatever the size of the map. */
  let home: Camera | null = null;
  const isAtHome = (camera: Camera) => isSame(camera, home) || isSame(camera, mount.address?.defaults.camera);
  const homeCamera = () => (home = fitBounds(scene.extents[0].bounds, size, MAIN_PADDING));
  if (mount.still) store.set({ camera: homeCamera() });
  const toldView = (state: MapState): View => {
    const view = viewOf(state);
    const standard = mount.address?.defaults.camera;
    return standard && isSame(state.camera, home) ? { ...view, camera: standard } : view;
  };
  const stopTelling = send ? tellOthers(store, toldView, reporter, () => mount) : () => {};

  const shownRecords = () => {
    const { window, cumulative, mode } = store.get();
    const [start, end] = effectiveWindow(window, cumulative);
    return counted.shown(start, end, mode);
  };
  const spotsOf = (ids: ReadonlySet<string> | null): Spot[] =>
    (ids ? records.filter(({ id }) => ids.has(id)) : shownRecords()).flatMap(toSpot);
  const lookAt = (camera: Camera) =>
    flight.to(store.get().camera, camera, (next) => store.set({ camera: next }), isCalm());

  function select(ids: string[]): void {
    store.set({ selected: ids, ...windowWith(ids) });
  }

  /** Opening a record moves the window to it where it lies outside. */
  function windowWith(ids: string[]): Partial<MapState> {
    const record = records.find(({ id }) => id === ids[0]);
    const { window, mode, cumulative } = store.get();
    const [start, end] = effectiveWindow(window, cumulative);
    if (!record || counted.shown(start, end, mode).some(({ id }) => id === record.id)) return {};
    if (!counted.rows.some(({ id }) => id === record.id) || record.es >= scene.extent_days[1]) return {};
    const middle = Math.round((Math.max(record.es, scene.extent_days[0]) + record.le) / 2);
    const move = middle - Math.round((window[0] + window[1]) / 2);
    return { window: movedWindow(window, move, scene.extent_days, false), cumulative: false };
  }

  return {
    store,
    clock,
    get scene() {
      return scene;
    },
    get mount() {
      return mount;
    },
    served: send !== null,
    get still() {
      return mount.still !== null;
    },
    get records() {
      return records;
    },
    get counted() {
      return counted;
    },
    receive(next) {
      const commanded = next.command > mount.command;
      mount = next;
      scene = sceneFor(scene, mount);
      if (commanded) {
        const { camera, ...rest } = next.view;
        reporter.known(next.view, next.command);
        store.set({ ...rest, playing: false });
        lookAt(mount.still || isAtHome(camera) ? homeCamera() : camera);
      }
      for (const listener of listeners) listener();
    },
    replaceScene(next) {
      scene = sceneFor(next, mount);
      records = readRecords(scene.records);
      counted = countedIndex(scene, records);
    },
    slice(window) {
      const state = store.get();
      const [start, end] = effectiveWindow(window ?? state.window, state.cumulative);
      return { start, end, mode: state.mode };
    },
    shownRecords,
    setSize(next) {
      size = next;
      // The whole line stays whole as the page grows and shrinks.
      if (isAtHome(store.get().camera)) store.set({ camera: homeCamera() });
    },
    step: (direction) =>
      store.set({ window: steppedWindow(store.get(), direction, scene.extent_days, counted) }),
    select,
    selectNext(direction) {
      const shown = shownRecords();
      if (shown.length === 0) return;
      const place = shown.findIndex(({ id }) => id === store.get().selected[0]);
      const start = place < 0 && direction < 0 ? 0 : place;
      select([shown[(start + direction + shown.length) % shown.length]!.id]);
    },
    lookAt,
    fitWindow() {
      const { selected } = store.get();
      const camera = fitSpots(spotsOf(selected.length > 0 ? new Set(selected) : null), size);
      if (camera) lookAt(camera);
    },
    showExtent(id) {
      const extent = scene.extents.find((candidate) => candidate.id === id) ?? scene.extents[0];
      store.set({ mainExtent: extent.id });
      lookAt(extent === scene.extents[0] ? homeCamera() : fitBounds(extent.bounds, size, MAIN_PADDING));
    },
    zoomBy(levels) {
      const { camera } = store.get();
      const zoom = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, camera.zoom + levels * ZOOM_STEP));
      lookAt({ ...camera, zoom });
    },
    panBy(dx, dy) {
      const { camera } = store.get();
      const perPixel = 360 / (512 * 2 ** camera.zoom);
      const shrink = Math.cos((camera.lat * Math.PI) / 180);
      lookAt({ ...camera, lon: camera.lon + dx * perPixel, lat: camera.lat - dy * perPixel * shrink });
    },
    faceNorth() {
      lookAt({ ...store.get().camera, bearing: 0, pitch: 0 });
    },
    setHandDown(down) {
      reporter.hold(down || store.get().playing);
    },
    onReceive(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      clock.stop();
      flight.stop();
      reporter.stop();
      stopTelling();
    },
  };
}

/** A still map has one extent: what its text speaks of. */
function sceneFor(scene: Scene, { still }: Mount): Scene {
  if (!still) return scene;
  return { ...scene, extents: [{ id: "still", tab: "", title: "", note: "", bounds: still.bounds, inset: false }] };
}

function isSame(a: Camera, b: Camera | null | undefined): boolean {
  return !!b && JSON.stringify(roundCamera(a)) === JSON.stringify(roundCamera(b));
}

function countedIndex(scene: Scene, records: readonly RecordRow[]): TimeIndex<RecordRow> {
  const layers = new Set(scene.histogram_layers);
  return new TimeIndex(records.filter(({ layer }) => layers.has(layer)));
}

function toSpot({ lon, lat, radiusM }: RecordRow): Spot[] {
  return lon === null || lat === null ? [] : [{ lon, lat, radiusM }];
}

/** Keeps the address and Python informed of the view, both only when the hand rests. */
function tellOthers(
  store: Store<MapState>,
  viewOf: (state: MapState) => View,
  reporter: Reporter,
  mountOf: () => Mount,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = JSON.stringify(viewOf(store.get()));

  function writeAddress(): void {
    const { address } = mountOf();
    if (!address) return;
    const query = rewriteQuery(location.search, viewOf(store.get()), address);
    const url = `${location.pathname}${query ? `?${query}` : ""}${location.hash}`;
    history.replaceState(history.state, "", url);
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.playing !== before.playing) reporter.hold(state.playing);
    if (state.playing) return;
    const text = JSON.stringify(viewOf(state));
    if (text === last) return;
    last = text;
    clearTimeout(timer);
    timer = setTimeout(writeAddress, ADDRESS_QUIET_MS);
    reporter.changed(viewOf(state));
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
