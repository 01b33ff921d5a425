const TURN = 6.283185307179586;

/** A complex number. */
export class Complex {
  constructor(re, im) {
    this.re = re;
    this.im = im;
  }

  /** The number of this absolute value, at an angle given in turns, from -1/2 to 1/2. */
  static polar(functions, magnitude, turns) {
    return new Complex(magnitude * cosOfTurns(functions, turns), magnitude * sinOfTurns(functions, turns));
  }

  plus(b) {
    return new Complex(this.re + b.re, this.im + b.im);
  }

  times(b) {
    return new Complex(this.re * b.re - this.im * b.im, this.re * b.im + this.im * b.re);
  }

  timesDouble(b) {
    return new Complex(this.re * b, this.im * b);
  }

  over(b) {
    const norm = b.re * b.re + b.im * b.im;
    return new Complex((this.re * b.re + this.im * b.im) / norm, (this.im * b.re - this.re * b.im) / norm);
  }

  /** The absolute value, without undue overflow or underflow. */
  abs() {
    const larger = Math.max(Math.abs(this.re), Math.abs(this.im));
    if (larger === 0 || !Number.isFinite(larger)) {
      return larger;
    }
    const x = this.re / larger;
    const y = this.im / larger;
    return larger * Math.sqrt(x * x + y * y);
  }
}

export const ONE = new Complex(1, 0);

/** cos(2 pi x), for |x| up to 1/2. */
function cosOfTurns(functions, x) {
  return functions.sin((0.25 - Math.abs(x)) * TURN);
}

/** sin(2 pi x), for |x| up to 1/2. */
export function sinOfTurns(functions, x) {
  const half = x < 0 || Object.is(x, -0) ? -0.5 : 0.5;
  return functions.sin((Math.abs(x) <= 0.25 ? x : half - x) * TURN);
}
