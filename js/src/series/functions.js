/**
 * The kernels' elementary functions, of one number at a time: what is left to a formula beside its
 * batch. Three doubles of the kernels' memory are theirs.
 */
export class Functions {
  #kernels;
  #memory;
  #at;

  constructor(kernels, memory) {
    this.#kernels = kernels;
    this.#memory = memory;
    this.#at = memory.take(24);
  }

  exp(x) {
    return this.#of(this.#kernels.exp, x);
  }

  sin(x) {
    return this.#of(this.#kernels.sin, x);
  }

  pow(x, y) {
    const at = this.#at;
    const { doubles } = this.#memory;
    doubles[at / 8] = x;
    doubles[at / 8 + 1] = y;
    this.#kernels.pow(at, at + 8, at + 16, 1);
    return doubles[at / 8 + 2];
  }

  #of(kernel, x) {
    const at = this.#at;
    const { doubles } = this.#memory;
    doubles[at / 8] = x;
    kernel(at, at + 16, 1);
    return doubles[at / 8 + 2];
  }
}
