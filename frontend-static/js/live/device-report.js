/** What the wall can say of itself without being told: memory, window, and the frames that long work has cost it. */

const FRAME = 1000 / 60;

/** @typedef {{build: string, slide: string|null, lagMs: number|null, failedBuild: import('../core/renewal.js').Failure|null}} Shown */

export class DeviceReport {
  /** @type {number} */ #dropped = 0;

  /** Counts from now on. A page that runs for weeks keeps a number, not a list. */
  constructor() {
    try {
      new PerformanceObserver((list) => {
        for (const task of list.getEntries()) this.#dropped += Math.floor(task.duration / FRAME);
      }).observe({ entryTypes: ['longtask'] });
    } catch {
      // A browser that cannot tell drops none, as far as anybody knows.
    }
  }

  /** @param {Shown} shown @returns {import('./device.js').Report} */
  of({ build, slide, lagMs, failedBuild }) {
    const { memory } = /** @type {any} */ (performance);
    return {
      build, slide, failedBuild, lagMs: lagMs === null ? null : Math.max(0, Math.round(lagMs)),
      heapMb: memory ? Math.round(memory.usedJSHeapSize / 104857.6) / 10 : null,
      droppedFrames: this.#dropped,
      visible: document.visibilityState === 'visible',
      width: innerWidth, height: innerHeight, devicePixelRatio,
    };
  }
}
