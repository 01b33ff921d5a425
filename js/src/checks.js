import { Resident } from "./memory.js";
import { LARGEST } from "./series/hardyZ.js";

/** Numbers must be doubles in an array of their own kind, or in the kernels' memory. */
export function requireNumbers(x) {
  if (!(x instanceof Float64Array) && !(x instanceof Resident)) {
    const given = x?.constructor?.name ?? typeof x;
    throw new TypeError(`wasmath: a Float64Array or a buffer of alloc() is needed, not ${given}; Float64Array.from(x) makes one`);
  }
}

export function requireSameLength(a, b) {
  if (a.length !== b.length) {
    throw new RangeError(`wasmath: lengths differ: ${a.length} and ${b.length}`);
  }
}

export function requireLength(what, x, length) {
  if (x.length !== length) {
    throw new RangeError(`wasmath: ${what} has length ${x.length} where ${length} is needed`);
  }
}

/** An operand is as long as it was before the memory grew. */
export function requireThere(x, length) {
  if (x.length !== length) {
    throw new RangeError(
      "wasmath: the memory had to grow, which emptied a view of it; give the buffer itself, or take its view anew",
    );
  }
}

export function requireNotEmpty(x) {
  if (x.length === 0) {
    throw new RangeError("wasmath: the vector is empty");
  }
}

export function requireShape(what, matrix, rows, columns) {
  if (matrix?.rows === undefined) {
    throw new TypeError(`wasmath: ${what} must be a Matrix`);
  }
  if (matrix.rows !== rows || matrix.columns !== columns) {
    throw new RangeError(`wasmath: ${what} is ${matrix} where ${rows} x ${columns} is needed`);
  }
}

/** A product's output shares its numbers with no input. */
export function requireNotAliased(out, ...inputs) {
  if (inputs.includes(out)) {
    throw new RangeError("wasmath: the output is one of the inputs");
  }
}

export function requireFinite(what, x) {
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i])) {
      throw new RangeError(`wasmath: ${what} has ${x[i]} at index ${i}; all elements must be finite`);
    }
  }
}

/** Points of the critical line are within what is promised. */
export function requireHeights(t) {
  for (let i = 0; i < t.length; i++) {
    if (!(Math.abs(t[i]) <= LARGEST)) {
      throw new RangeError(
        `wasmath: on the critical line |t| may be ${LARGEST} at most; the vector has ${t[i]} at index ${i}`,
      );
    }
  }
}

/** Arguments of zeta are numbers, and none is the pole. */
export function requireNoPole(s) {
  for (let i = 0; i < s.length; i++) {
    if (s[i] === 1) {
      throw new RangeError(`wasmath: zeta has a pole at 1; the vector has it at index ${i}`);
    }
    if (!(s[i] > -Infinity)) {
      throw new RangeError(`wasmath: zeta needs numbers above -Infinity; the vector has ${s[i]} at index ${i}`);
    }
  }
}

/** The numbers of strategies of a game whose sizes fit. */
export function requireGame(strategies, player, payoffs, profile) {
  const counts = Array.from(strategies);
  if (!Number.isInteger(player) || player < 0 || player >= counts.length) {
    throw new RangeError(`wasmath: player ${player} of a game with ${counts.length} players`);
  }
  requireLength("the profile", profile, counts.length);
  let profiles = 1;
  counts.forEach((count, i) => {
    if (!Number.isInteger(count) || count < 1) {
      throw new RangeError(`wasmath: player ${i} has ${count} strategies`);
    }
    if (i !== player) {
      requireLength(`player ${i}'s mixed strategy`, profile[i], count);
    }
    profiles *= count;
  });
  requireLength("the payoff tensor", payoffs, profiles);
  return counts;
}
