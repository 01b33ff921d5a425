import { exp } from "./exp";
import { maximum } from "./max";

/** Each row's exponentials over their sum, the largest subtracted first; out may be x. */
export function softmax(rows: i32, columns: usize, x: usize, out: usize): void {
  const row = columns * 8;
  for (let i = 0; i < rows; i++) {
    const end = out + row;
    const largest = maximum(x, columns);
    for (let to = out; to < end; to += 8) {
      store<f64>(to, load<f64>(x) - largest);
      x += 8;
    }
    exp(out, out, columns);
    let sum = 0.0;
    for (let at = out; at < end; at += 8) {
      sum += load<f64>(at);
    }
    while (out < end) {
      store<f64>(out, load<f64>(out) / sum);
      out += 8;
    }
  }
}
