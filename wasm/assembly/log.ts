import { add, anyNegative, constant, div, mul, sub, times } from "./arithmetic";
import { LN2_HIGH, LN2_LOW } from "./exponential";
import { MIN_NORMAL, exponentOf, fractionOf, unfit } from "./logarithm";

/** out = log(x), of n elements; out may be x. Blocks with rare elements go one by one. */
export function log(x: usize, out: usize, n: usize): void {
  const end = out + n * 8;
  while (out < end) {
    if (out + 64 <= end && !anyUnfit(x)) {
      const y0 = ofNormals(v128.load(x));
      const y1 = ofNormals(v128.load(x, 16));
      const y2 = ofNormals(v128.load(x, 32));
      const y3 = ofNormals(v128.load(x, 48));
      v128.store(out, y0);
      v128.store(out, y1, 16);
      v128.store(out, y2, 32);
      v128.store(out, y3, 48);
      x += 64;
      out += 64;
    } else {
      store<f64>(out, ofOne(load<f64>(x)));
      x += 8;
      out += 8;
    }
  }
}

@inline
function anyUnfit(x: usize): bool {
  const first = v128.or(unfit(v128.load(x)), unfit(v128.load(x, 16)));
  const second = v128.or(unfit(v128.load(x, 32)), unfit(v128.load(x, 48)));
  return anyNegative(v128.or(first, second));
}

@inline
function ofNormals(x: v128): v128 {
  return logarithm<v128>(exponentOf<v128>(x), fractionOf<v128>(x));
}

function ofOne(x: f64): f64 {
  if (x < Infinity) {
    if (x >= MIN_NORMAL) return logarithm<f64>(exponentOf<f64>(x), fractionOf<f64>(x));
    const normal = x * 18014398509481984.0;
    if (x > 0.0) return logarithm<f64>(exponentOf<f64>(normal) - 54.0, fractionOf<f64>(normal));
    return x == 0.0 ? -Infinity : NaN;
  }
  return x;
}

/** The logarithm of 2^k m. */
@inline
function logarithm<T>(k: T, m: T): T {
  const f = sub<T>(m, constant<T>(1.0));
  const s = div<T>(f, add<T>(constant<T>(2.0), f));
  const z = mul<T>(s, s);
  let p = constant<T>(0.14797471593402337);
  p = times<T>(0.15313886090294743, p, z);
  p = times<T>(0.181835713839169, p, z);
  p = times<T>(0.2222219842096405, p, z);
  p = times<T>(0.2857142874409988, p, z);
  p = times<T>(0.39999999999405383, p, z);
  p = times<T>(0.6666666666666736, p, z);
  const half = mul<T>(mul<T>(constant<T>(0.5), f), f);
  const series = mul<T>(s, add<T>(half, mul<T>(z, p)));
  const low = add<T>(series, mul<T>(k, constant<T>(LN2_LOW)));
  return sub<T>(mul<T>(k, constant<T>(LN2_HIGH)), sub<T>(sub<T>(half, low), f));
}
