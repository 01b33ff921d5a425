const PAGE = 65536;

/** Blocks begin at, and are as long as, a multiple of a cache line. */
const LINE = 64;

/** Where blocks without bytes are, and where the others begin. */
const NOWHERE = LINE;
const FIRST = 2 * LINE;

const roundedUp = (bytes) => Math.ceil(bytes / LINE) * LINE;

/**
 * The kernels' memory, given out in blocks: the first free one that is large enough, and what is given
 * back joins its free neighbours. Growing detaches every view of before, so that none is kept here for
 * longer than the buffer it was made for.
 */
export class Memory {
  #memory;
  #free = [];
  #used = new Map();
  #doubles;
  #bytes = 0;

  constructor(memory) {
    this.#memory = memory;
    this.#doubles = new Float64Array(memory.buffer);
    this.#free.push({ from: FIRST, to: memory.buffer.byteLength });
  }

  /** All of the memory as doubles: valid until something is allocated. */
  get doubles() {
    if (this.#doubles.buffer !== this.#memory.buffer) {
      this.#doubles = new Float64Array(this.#memory.buffer);
    }
    return this.#doubles;
  }

  /** The bytes of the whole memory, and those in use. */
  get usage() {
    return { bytes: this.#memory.buffer.byteLength, used: this.#bytes };
  }

  /** The address of a new block; its contents are whatever was there. */
  take(bytes) {
    const size = roundedUp(bytes);
    if (size === 0) {
      return NOWHERE;
    }
    const block = this.#free.find((it) => it.to - it.from >= size) ?? this.#grow(size);
    const address = block.from;
    block.from += size;
    if (block.from === block.to) {
      this.#free.splice(this.#free.indexOf(block), 1);
    }
    this.#used.set(address, size);
    this.#bytes += size;
    return address;
  }

  /** Gives a block back. */
  give(address) {
    const size = this.#used.get(address);
    if (size === undefined) {
      return;
    }
    this.#used.delete(address);
    this.#bytes -= size;
    this.#insert({ from: address, to: address + size });
  }

  #insert(block) {
    const free = this.#free;
    let i = free.findIndex((it) => it.from > block.from);
    i = i < 0 ? free.length : i;
    free.splice(i, 0, block);
    if (free[i + 1]?.from === block.to) {
      block.to = free[i + 1].to;
      free.splice(i + 1, 1);
    }
    if (free[i - 1]?.to === block.from) {
      free[i - 1].to = block.to;
      free.splice(i, 1);
    }
  }

  /** Makes a free block of so many bytes at the memory's end, and returns it. */
  #grow(size) {
    const end = this.#memory.buffer.byteLength;
    const last = this.#free.at(-1);
    const there = last?.to === end ? end - last.from : 0;
    const pages = Math.ceil((size - there) / PAGE);
    try {
      this.#memory.grow(pages);
    } catch {
      throw new RangeError(
        `wasmath: no memory for ${size} bytes more: ${this.#bytes} of ${end} are in use, and it has at most 4 GiB; ` +
          "free() what is not needed",
      );
    }
    this.#insert({ from: end, to: this.#memory.buffer.byteLength });
    return this.#free.at(-1);
  }
}

/** Numbers that live in the kernels' memory, where operations take them without copying. */
export class Resident {
  #memory;
  #address;
  #length;
  #view;

  /** For `alloc` to call. */
  constructor(memory, length) {
    this.#memory = memory;
    this.#length = length;
    this.#address = memory.take(length * 8);
  }

  get length() {
    return this.#length;
  }

  /**
   * The numbers, as a view of the memory. Take it anew after anything that may have allocated: when the
   * memory grows, older views become empty.
   */
  get view() {
    const { doubles } = this.#memory;
    if (this.#view?.buffer !== doubles.buffer) {
      const first = this.addressIn(this.#memory) / 8;
      this.#view = doubles.subarray(first, first + this.#length);
    }
    return this.#view;
  }

  /** The view, if this is the memory of the buffer. */
  viewIn(memory) {
    this.addressIn(memory);
    return this.view;
  }

  /** A copy of the numbers. */
  toArray() {
    return this.view.slice();
  }

  /** Where the numbers are in a memory: it must be this one's, and they must not have been freed. */
  addressIn(memory) {
    if (this.#address < 0) {
      throw new RangeError("wasmath: the buffer has been freed");
    }
    if (memory !== this.#memory) {
      throw new RangeError("wasmath: the buffer belongs to another Wasmath");
    }
    return this.#address;
  }

  /** Gives the memory back; the buffer cannot be used any more. */
  free() {
    if (this.#address >= 0) {
      this.#memory.give(this.#address);
      this.#address = -1;
      this.#view = undefined;
    }
  }
}
