// The canvas: one deck.gl instance, one main view, insets of fixed extent, furniture above.

import { Deck, MapView, WebMercatorViewport, type Layer, type PickingInfo, type Viewport } from "@deck.gl/core";
import { fitBounds, toViewState, type ViewState } from "./camera";
import { rgba } from "./colours";
import type { Scene } from "./contract.gen";
import { element } from "./dom";
import { layOut, type Frame, type Layout } from "./frames";
import type { GroundView } from "./ground_lines";

export interface MapHost {
  scene: Scene;
  mainExtent: string;
  comparing: boolean;
  viewState: ViewState;
}

export interface MapEvents {
  camera(viewState: ViewState): void;
  /** What lies under a click, and where on the ground it fell. */
  click(info: PickingInfo | null, at: [number, number] | null): void;
  hover(info: PickingInfo): void;
  laidOut(layout: Layout): void;
  /** Draws what stands over the map. */
  paint(
    context: CanvasRenderingContext2D,
    layout: Layout,
    viewports: ReadonlyMap<string, Viewport>,
  ): void;
  isVisible(layer: Layer, viewport: Viewport): boolean;
  failed(error: Error): void;
}

const PICK_RADIUS_PX = 6;
/** A pointer that moved farther has dragged, not clicked. */
const CLICK_SLACK_PX = 5;
/** Picking waits for all that was asked of the graphics, and the page with it: not at once. */
const WARM_UP_AFTER_MS = 4_000;

export class MapCanvas {
  readonly node: HTMLElement;
  layout: Layout;
  private readonly deck: Deck<MapView[]>;
  private readonly overlay: HTMLCanvasElement;
  private readonly observer: ResizeObserver;
  private host: MapHost;
  private warm = false;

  constructor(
    host: MapHost,
    private readonly events: MapEvents,
    private readonly touch: boolean,
  ) {
    this.host = host;
    this.layout = layOut(host.scene.extents, host.mainExtent, host.comparing, 1, 1);
    const stage = element("div", { class: "canvas" });
    this.overlay = element("canvas", { class: "overlay", "aria-hidden": "true" });
    this.node = element("div", { class: "map" }, stage, this.overlay);
    this.deck = new Deck<MapView[]>({
      parent: stage as HTMLDivElement,
      views: [],
      viewState: {},
      layers: [],
      pickingRadius: PICK_RADIUS_PX,
      // One finger scrolls the page; two move the map.
      touchAction: touch ? "pan-y" : "none",
      getCursor: ({ isDragging, isHovering }) =>
        isDragging ? "grabbing" : isHovering ? "pointer" : "grab",
      layerFilter: ({ layer, viewport }) => this.events.isVisible(layer, viewport),
      onViewStateChange: ({ viewState }) => {
        this.events.camera(viewState as ViewState);
      },
      onHover: (info) => this.events.hover(info),
      onAfterRender: () => {
        this.drawOverlay();
        this.warmUpPicking();
      },
      onError: (error) => this.events.failed(error),
    });
    this.listenForClicks(stage);
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.node);
  }

  update(host: MapHost): void {
    this.host = host;
    this.resize();
  }

  setLayers(layers: Layer[]): void {
    this.deck.setProps({ layers });
  }

  setCamera(viewState: ViewState): void {
    this.host = { ...this.host, viewState };
    this.deck.setProps({ viewState: this.viewStates() });
  }

  get size(): { width: number; height: number } {
    return this.layout.main;
  }

  get viewports(): ReadonlyMap<string, Viewport> {
    return new Map(this.deck.getViewports().map((viewport) => [viewport.id, viewport]));
  }

  /** The views that are laid out, and what they see of the ground. */
  groundViews(): GroundView[] {
    const { main, second, insets } = this.layout;
    const states = this.viewStates();
    return [main, ...(second ? [second] : []), ...insets.map(({ frame }) => frame)].map(({ id, width, height }) => {
      const state = states[id]!;
      const bounds = new WebMercatorViewport({ ...state, width, height }).getBounds();
      return { id, zoom: state.zoom, bounds };
    });
  }

  /** Draws at another density and hands the canvas over while the frame is still there. */
  withDensity(density: number, use: (drawn: HTMLCanvasElement) => void): void {
    this.deck.setProps({ useDevicePixels: density });
    this.deck.redraw("picture");
    use(this.deck.getCanvas()!);
    this.deck.setProps({ useDevicePixels: true });
    this.deck.redraw("furniture");
  }

  redraw(): void {
    this.deck.redraw("furniture");
  }

  drawInto(context: CanvasRenderingContext2D): void {
    this.events.paint(context, this.layout, this.viewports);
  }

  destroy(): void {
    this.observer.disconnect();
    this.deck.finalize();
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.node;
    if (width === 0 || height === 0) return;
    const { scene, mainExtent, comparing } = this.host;
    this.layout = layOut(scene.extents, mainExtent, comparing, width, height);
    const ratio = window.devicePixelRatio || 1;
    this.overlay.width = Math.round(width * ratio);
    this.overlay.height = Math.round(height * ratio);
    this.deck.setProps({ views: this.views(), viewState: this.viewStates() });
    this.events.laidOut(this.layout);
  }

  private views(): MapView[] {
    // Seen only where the base map ends.
    const clearColor = rgba(this.host.scene.tokens["page"] ?? "#ffffff");
    const { main, second, insets } = this.layout;
    const controller = {
      dragPan: !this.touch,
      dragRotate: true,
      touchRotate: false,
      keyboard: false,
      inertia: 200,
      doubleClickZoom: false,
    };
    const moving = (frame: Frame) => new MapView({ ...frame, clear: true, clearColor, controller });
    return [
      ...[main, ...(second ? [second] : [])].map(moving),
      ...insets.map(({ frame }) => new MapView({ ...frame, clear: true, clearColor, controller: false })),
    ];
  }

  private viewStates(): Record<string, ViewState> {
    const states: Record<string, ViewState> = {
      main: this.host.viewState,
      second: this.host.viewState,
    };
    for (const { frame, extent } of this.layout.insets) {
      states[frame.id] = toViewState(fitBounds(extent.bounds, frame));
    }
    return states;
  }

  /** The browser's own clicks: deck.gl's are lost where a press or the machine is slow. */
  private listenForClicks(stage: HTMLElement): void {
    let pressed: [number, number] = [0, 0];
    stage.addEventListener("pointerdown", (event) => (pressed = [event.clientX, event.clientY]), true);
    stage.addEventListener("click", (event) => {
      const moved = Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]);
      if (moved > CLICK_SLACK_PX) return;
      const { left, top } = stage.getBoundingClientRect();
      const [x, y] = [event.clientX - left, event.clientY - top];
      this.events.click(this.deck.pickObject({ x, y, radius: PICK_RADIUS_PX }), this.groundAt(x, y));
    });
  }

  private groundAt(x: number, y: number): [number, number] | null {
    const viewport = this.deck.getViewports().find((candidate) => candidate.containsPixel({ x, y }));
    if (!viewport) return null;
    const [lon, lat] = viewport.unproject([x - viewport.x, y - viewport.y]);
    return [lon!, lat!];
  }

  /** The first pick compiles shaders: better once the map stands than under a finger. */
  private warmUpPicking(): void {
    const isDrawn = this.deck.props.layers.length > 0;
    if (this.warm || !isDrawn) return;
    this.warm = true;
    setTimeout(() => {
      if (this.deck.isInitialized) this.deck.pickObject({ x: 1, y: 1 });
    }, WARM_UP_AFTER_MS);
  }

  private drawOverlay(): void {
    const context = this.overlay.getContext("2d");
    if (!context) return;
    const ratio = window.devicePixelRatio || 1;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.layout.width, this.layout.height);
    this.drawInto(context);
  }
}

