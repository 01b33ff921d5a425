package dev.wasmath.engine.split;

import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of the blocks at which pieces are entered: the piece, then which of its entries. */
final class Entries {
  /** What a piece returns when the function is over. */
  static final int END = -1;

  private static final int BITS = 16;
  private static final int MOST = 1 << (BITS - 1);

  private final List<List<Block>> entries = new ArrayList<>();
  private final Map<Block, Integer> codes = new HashMap<>();

  Entries(Graph graph, Partition partition) {
    for (int piece = 0; piece < partition.pieces().size(); piece++) {
      List<Block> blocks = partition.entries(piece);
      if (piece >= MOST || blocks.size() >= MOST) {
        throw new LimitException(
            "function " + graph.index() + " needs more than " + MOST + " pieces or entries of one");
      }
      for (int i = 0; i < blocks.size(); i++) {
        codes.put(blocks.get(i), piece << BITS | i);
      }
      entries.add(blocks);
    }
  }

  /** The entries of a piece, in the order of their numbers. */
  List<Block> of(int piece) {
    return entries.get(piece);
  }

  int code(Block block) {
    return codes.getOrDefault(block, END);
  }

  /** Which entry of the piece its third parameter means. */
  Value inPiece(Graph piece, Block into) {
    return append(piece, into, Op.I32_AND, piece.parameters().get(2), (1 << BITS) - 1);
  }

  /** Which piece a number means; of {@link #END} more than there are. */
  static Value piece(Graph driver, Block into, Value code) {
    return append(driver, into, Op.I32_SHR_U, code, BITS);
  }

  private static Value append(Graph graph, Block into, Op op, Value value, int constant) {
    List<Value> operands = List.of(value, new Constant(Type.I32, constant, 0));
    Instruction instruction =
        graph.newInstruction(op, Shape.BITS, Type.I32, operands, new long[0], -1);
    into.body().add(instruction);
    return instruction;
  }
}
