/**
 * Contracts a payoff tensor, which lies at `tensor` in the kernels' memory, with the opponents' mixed
 * strategies; the order of every sum is Java's (PayoffContraction). `rooms` are the addresses of three
 * blocks as large as the tensor: for weights, and for what two steps in turn leave.
 *
 * One pass does nearly all of the work: a run of neighbouring axes, about half of the opponents, is
 * summed away with their joint weights. The remainder is finished axis by axis.
 */
export function contract(kernels, doubles, strategies, player, tensor, rooms, profile) {
  const players = strategies.length;
  const from = 4 * player > players ? 0 : player + 1;
  const to =
    from === 0
      ? Math.min(player, Math.floor(players / 2))
      : player + 1 + Math.floor((players - player - 1) / 2);
  const [weights, one, other] = rooms;
  const shape = [...strategies];
  let at = tensor;
  const step = (first, last) => {
    const next = at === one ? other : one;
    const joint = jointWeights(profile, first, last);
    doubles.set(joint, weights / 8);
    sumAxes(kernels, doubles, shape, first, last, weights, at, next);
    shape.fill(1, first, last);
    at = next;
  };
  if (from < to) {
    step(from, to);
  }
  for (let axis = 0; axis < players; axis++) {
    if (axis !== player && !(axis >= from && axis < to)) {
      step(axis, axis + 1);
    }
  }
  return doubles.slice(at / 8, at / 8 + strategies[player]);
}

/** Sums away the axes from `first` to `last`, exclusive. */
function sumAxes(kernels, doubles, shape, first, last, weights, x, y) {
  const outer = product(shape, 0, first);
  const slabs = product(shape, first, last);
  const length = product(shape, last, shape.length);
  for (let o = 0; o < outer; o++) {
    const slab = x + o * slabs * length * 8;
    const sums = y + o * length * 8;
    if (length === 1) {
      doubles[sums / 8] = kernels.dot(weights, slab, slabs);
    } else {
      kernels.slabSum(slabs, length, weights, slab, sums);
    }
  }
}

function product(shape, from, to) {
  return shape.slice(from, to).reduce((a, b) => a * b, 1);
}

/** The probability of each combination of the players' strategies, the last running fastest. */
function jointWeights(profile, from, to) {
  let weights = Float64Array.from(profile[from]);
  for (let player = from + 1; player < to; player++) {
    const mixed = profile[player];
    const next = new Float64Array(weights.length * mixed.length);
    let i = 0;
    for (const weight of weights) {
      for (const probability of mixed) {
        next[i++] = weight * probability;
      }
    }
    weights = next;
  }
  return weights;
}
