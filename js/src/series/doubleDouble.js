/** Splits a double in two halves of 26 bits. */
const SPLITTER = 2 ** 27 + 1;

/** Beyond it every double is an integer. */
const INTEGERS = 2 ** 52;

/** The nearest integer, ties to the even one. */
export function rint(x) {
  const size = Math.abs(x);
  if (!(size < INTEGERS)) {
    return x;
  }
  const whole = size + INTEGERS - INTEGERS;
  return x < 0 || Object.is(x, -0) ? -whole : whole;
}

/**
 * An unevaluated sum of two doubles, the second within half a last digit of the first: some 32 decimal
 * digits (T. J. Dekker, "A floating-point technique for extending the available precision", Numer. Math.
 * 18, 1971). Results are good to about 2^-102 of themselves, or of the larger operand where operands
 * cancel. `plus` and `times` take another one, `plusDouble` and `timesDouble` a double.
 */
export class DoubleDouble {
  constructor(high, low) {
    this.high = high;
    this.low = low;
  }

  static of(a) {
    return new DoubleDouble(a, 0);
  }

  /** a + b, exactly. */
  static sum(a, b) {
    const high = a + b;
    const added = high - a;
    return new DoubleDouble(high, a - (high - added) + (b - added));
  }

  /** a b, exactly. */
  static product(a, b) {
    const aHigh = firstHalf(a);
    const aLow = a - aHigh;
    const bHigh = firstHalf(b);
    const bLow = b - bHigh;
    const high = a * b;
    const low = aHigh * bHigh - high + aHigh * bLow + aLow * bHigh + aLow * bLow;
    return new DoubleDouble(high, low);
  }

  /** a / b. */
  static quotient(a, b) {
    return DoubleDouble.of(a).over(DoubleDouble.of(b));
  }

  value() {
    return this.high + this.low;
  }

  plus(b) {
    const first = DoubleDouble.sum(this.high, b.high);
    const second = DoubleDouble.sum(this.low, b.low);
    const both = ordered(first.high, first.low + second.high);
    return ordered(both.high, both.low + second.low);
  }

  plusDouble(b) {
    const first = DoubleDouble.sum(this.high, b);
    return ordered(first.high, first.low + this.low);
  }

  minus(b) {
    return this.plus(b.negated());
  }

  negated() {
    return new DoubleDouble(-this.high, -this.low);
  }

  times(b) {
    const first = DoubleDouble.product(this.high, b.high);
    return ordered(first.high, first.low + (this.high * b.low + this.low * b.high));
  }

  timesDouble(b) {
    const first = DoubleDouble.product(this.high, b);
    return ordered(first.high, first.low + this.low * b);
  }

  over(b) {
    const first = this.high / b.high;
    const left = this.minus(b.timesDouble(first));
    const second = left.high / b.high;
    const third = left.minus(b.timesDouble(second)).high / b.high;
    return ordered(first, second).plusDouble(third);
  }

  /** What is left by the nearest integer: from -1/2 to 1/2. */
  fraction() {
    const wholeHigh = rint(this.high);
    const wholeLow = rint(this.low);
    const rest = this.high - wholeHigh + (this.low - wholeLow);
    return rest - rint(rest);
  }
}

/** a + b, exactly, if a is the larger or zero. */
function ordered(a, b) {
  const high = a + b;
  return new DoubleDouble(high, b - (high - a));
}

function firstHalf(a) {
  const scaled = SPLITTER * a;
  return scaled - (scaled - a);
}

export const ZERO = new DoubleDouble(0, 0);
export const LN2 = new DoubleDouble(0.6931471805599453, 2.3190468138462996e-17);
export const PI = new DoubleDouble(3.141592653589793, 1.2246467991473532e-16);
export const LN_PI = new DoubleDouble(1.1447298858494002, 1.0265951162707826e-17);

/** ln(2 pi). */
export const LN_TURN = new DoubleDouble(1.8378770664093456, -7.756588316134483e-17);

/** 1 / (2 pi). */
export const PER_TURN = new DoubleDouble(0.15915494309189535, -9.839338337591243e-18);
