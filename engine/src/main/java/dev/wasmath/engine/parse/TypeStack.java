package dev.wasmath.engine.parse;

import dev.wasmath.engine.InvalidModuleException;
import dev.wasmath.engine.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The types of the operands at a place in code that is being validated. Where code cannot be
 * reached an operand may be of any type: that is an empty one.
 */
final class TypeStack {
  private @Nullable ValueType[] types = new @Nullable ValueType[32];
  private int height;
  private int floor;
  private boolean bottomless;

  /** How many operands there are. */
  int height() {
    return height;
  }

  /**
   * Goes on in a block.
   *
   * @param floor how many operands are not the block's
   * @param bottomless whether any operands may lie between: the code cannot be reached
   */
  void enter(int floor, boolean bottomless) {
    this.floor = floor;
    this.bottomless = bottomless;
  }

  /** Drops the block's operands: what comes now cannot be reached. */
  void leave() {
    height = floor;
    bottomless = true;
  }

  void push(ValueType type) {
    room();
    types[height++] = type;
  }

  /** Pushes what {@link #pop()} gave. */
  void push(Optional<ValueType> type) {
    room();
    types[height++] = type.orElse(null);
  }

  private void room() {
    if (height == types.length) {
      types = Arrays.copyOf(types, 2 * height);
    }
  }

  void push(List<ValueType> all) {
    for (int i = 0; i < all.size(); i++) {
      push(all.get(i));
    }
  }

  /** Pops an operand of whatever type. */
  Optional<ValueType> pop() {
    return Optional.ofNullable(top());
  }

  void pop(ValueType wanted) {
    ValueType found = top();
    if (found != wanted && found != null) {
      throw new InvalidModuleException("type mismatch: " + found + " in place of " + wanted);
    }
  }

  private @Nullable ValueType top() {
    if (height > floor) {
      return types[--height];
    }
    if (!bottomless) {
      throw new InvalidModuleException("type mismatch: an operand is missing");
    }
    return null;
  }

  void pop(List<ValueType> wanted) {
    for (int i = wanted.size() - 1; i >= 0; i--) {
      pop(wanted.get(i));
    }
  }

  /** Complains if the topmost operands are not of these types. */
  void peek(List<ValueType> wanted) {
    int before = height;
    pop(wanted);
    height = before;
  }
}
