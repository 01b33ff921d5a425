package dev.wasmath.engine.parse;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * An open structured instruction: where branches to it go and what they bring along.
 *
 * <p>Only locals assigned inside it can differ between the edges that reach its end, so only these
 * travel with an edge.
 */
final class Label {
  /** What kind of structured instruction. */
  enum Kind {
    BLOCK,
    LOOP,
    IF
  }

  /** What one edge brings: stack values, then the assigned locals in their order. */
  record Edge(Block from, List<Value> values) {}

  final Kind kind;

  /** The loop header, or the block behind the end. */
  final Block target;

  /** Stack values a branch brings. */
  final int arity;

  /** Stack values at the end. */
  final int results;

  /** Height of the stack below the parameters. */
  final int height;

  final BitSet assigned;

  /** The edges that reach the end so far; of a loop, none, as branches go to its start. */
  final List<Edge> edges = new ArrayList<>();

  /** Of an {@code if} whose {@code else} has not come: the other branch, with its values. */
  List<Edge> pendingElse = List.of();

  /** The block of the pending {@code else}. */
  Block elseBlock;

  Label(Kind kind, Block target, int arity, int results, int height, BitSet assigned) {
    this.kind = kind;
    this.target = target;
    this.arity = arity;
    this.results = results;
    this.height = height;
    this.assigned = assigned;
    this.elseBlock = target;
  }
}
