// The screen's own clock is three hours fast.
(() => {
  const Real = Date;
  const fast = 3 * 3600 * 1000;
  window.Date = class extends Real {
    constructor(...parts) {
      if (parts.length) super(...parts);
      else super(Real.now() + fast);
    }
    static now() {
      return Real.now() + fast;
    }
  };
})();
