import { blank, make, put } from './dom.js';

/** The server's time of day, for the screen's own cannot be trusted. */
export class LiveClock {
  constructor() {
    this.time = blank('div', 'num');
    this.time.id = 'clock';
    this.date = blank('div', 'date');
    this.root = make('div', 'clock', this.time, this.date);
  }

  /** @param {{time: string, date: string}} model */
  show({ time, date }) {
    put(this.time, time);
    put(this.date, date);
  }
}
