package dev.wasmath.engine.bind;

import dev.wasmath.engine.BindingException;
import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rewriting of a function on linear memory into one on arrays. An address becomes the index of
 * an element, an eighth of it, in all computations: so loops count elements, as Java's loops do.
 *
 * <p>An array lies at an address of its own, far from both ends of memory: addresses below and
 * behind it exist, compare in their natural order, and cannot be accessed.
 */
final class ArrayRewriting implements GraphCopy.Rewriting {
  private static final int SHIFT = 3;

  private final Graph graph;
  private final PointerRoots roots;
  private final TrailingZeros zeros;
  private final BoundCalls calls;
  private final int[] places;

  ArrayRewriting(
      Graph graph,
      PointerRoots roots,
      TrailingZeros zeros,
      BoundCalls calls,
      Set<Integer> pointers) {
    this.graph = graph;
    this.roots = roots;
    this.zeros = zeros;
    this.calls = calls;
    this.places = new int[graph.parameters().size()];
    int place = 0;
    for (int i = 0; place < places.length; i++) {
      if (pointers.contains(i)) {
        place++; // the array stands before its index
      }
      places[i] = place++;
    }
  }

  @Override
  public Value parameter(Parameter parameter) {
    return graph.parameters().get(places[parameter.index()]);
  }

  @Override
  public Terminator leave(List<Value> results, Block from) {
    return new Terminator.Return(results);
  }

  @Override
  public Value instruction(Instruction instruction, GraphCopy copy, Block into) {
    Rewriter rewriter = new Rewriter(instruction, copy, into);
    Op op = instruction.op();
    if (op.isLoad() || op.isStore()) {
      return rewriter.access();
    }
    return switch (op) {
      case CALL -> rewriter.call();
      case I32_ADD, I32_SUB -> rewriter.sum();
      case I32_LT_U, I32_LT_S -> rewriter.comparison(Op.I32_LT_S);
      case I32_LE_U, I32_LE_S -> rewriter.comparison(Op.I32_LE_S);
      case I32_GT_U, I32_GT_S -> rewriter.comparison(Op.I32_GT_S);
      case I32_GE_U, I32_GE_S -> rewriter.comparison(Op.I32_GE_S);
      default -> copy.append(instruction, into);
    };
  }

  /** The rewriting of one instruction. */
  private final class Rewriter {
    private final Instruction instruction;
    private final GraphCopy copy;
    private final Block into;

    Rewriter(Instruction instruction, GraphCopy copy, Block into) {
      this.instruction = instruction;
      this.copy = copy;
      this.into = into;
    }

    Value call() {
      List<Value> arguments = new ArrayList<>();
      for (Value argument : instruction.operands()) {
        if (roots.of(argument) >= 0) {
          arguments.add(array(argument));
        }
        arguments.add(copy.of(argument));
      }
      int callee = calls.callee(instruction, roots);
      return append(Op.CALL_BOUND, Shape.BITS, instruction.type(), arguments, callee);
    }

    private Value array(Value address) {
      return graph.parameters().get(places[roots.of(address)] - 1);
    }

    Value access() {
      Value array = array(instruction.operand(0));
      Value index = copy.of(instruction.operand(0));
      long offset = instruction.immediate(0);
      if ((offset & 7) != 0) {
        throw new BindingException("an offset of " + offset + " bytes is no multiple of 8");
      }
      return switch (instruction.op()) {
        case F64_LOAD -> load(array, index);
        case I64_LOAD -> make(Op.I64_REINTERPRET_F64, Shape.BITS, Type.I64, load(array, index));
        case V_LOAD -> place(Op.A_V_LOAD, Type.V128, array, index);
        case V_LOAD64_SPLAT -> make(Op.V_SPLAT, Shape.F64X2, Type.V128, load(array, index));
        case V_LOAD64_ZERO -> lane(Constant.zero(Type.V128), load(array, index), 0);
        case V_LOAD64_LANE ->
            lane(copy.of(instruction.operand(1)), load(array, index), instruction.lane());
        case F64_STORE -> store(array, index, copy.of(instruction.operand(1)));
        case I64_STORE ->
            store(
                array,
                index,
                make(
                    Op.F64_REINTERPRET_I64, Shape.BITS, Type.F64, copy.of(instruction.operand(1))));
        case V_STORE ->
            place(Op.A_V_STORE, Type.VOID, array, index, copy.of(instruction.operand(1)));
        case V_STORE64_LANE -> store(array, index, extracted());
        default -> throw new BindingException(instruction.op() + " does not touch whole doubles");
      };
    }

    private Value load(Value array, Value index) {
      return place(Op.A_LOAD, Type.F64, array, index);
    }

    private Value store(Value array, Value index, Value value) {
      return place(Op.A_STORE, Type.VOID, array, index, value);
    }

    /** An access at the instruction's offset, counted in elements. */
    private Value place(Op op, Type type, Value... operands) {
      return append(op, Shape.F64X2, type, List.of(operands), instruction.immediate(0) >>> SHIFT);
    }

    private Value lane(Value vector, Value scalar, int lane) {
      return append(Op.V_REPLACE_LANE, Shape.F64X2, Type.V128, List.of(vector, scalar), lane);
    }

    private Value extracted() {
      return append(
          Op.V_EXTRACT_LANE,
          Shape.F64X2,
          Type.F64,
          List.of(copy.of(instruction.operand(1))),
          instruction.lane());
    }

    /** An address moved by an integer, the distance of two addresses, or a sum of integers. */
    Value sum() {
      int left = roots.of(instruction.operand(0));
      int right = roots.of(instruction.operand(1));
      if (left < 0 && right < 0) {
        return copy.append(instruction, into);
      }
      if (left >= 0 && right >= 0) {
        Value elements = copy.append(instruction, into);
        return make(Op.I32_SHL, Shape.BITS, Type.I32, elements, three());
      }
      Value first = left >= 0 ? copy.of(instruction.operand(0)) : eighth(instruction.operand(0));
      Value second = right >= 0 ? copy.of(instruction.operand(1)) : eighth(instruction.operand(1));
      return make(instruction.op(), Shape.BITS, Type.I32, first, second);
    }

    Value comparison(Op signed) {
      if (roots.of(instruction.operand(0)) < 0) {
        return copy.append(instruction, into);
      }
      return make(
          signed,
          Shape.BITS,
          Type.I32,
          copy.of(instruction.operand(0)),
          copy.of(instruction.operand(1)));
    }

    /** A number of bytes as a number of elements. */
    private Value eighth(Value bytes) {
      if (zeros.of(bytes) < SHIFT) {
        throw new BindingException("an address is moved by bytes that may not be a multiple of 8");
      }
      if (bytes instanceof Constant constant) {
        return new Constant(Type.I32, ((int) constant.low() >> SHIFT) & 0xffff_ffffL, 0);
      }
      return bytes instanceof Instruction inner ? eighth(inner) : shifted(bytes);
    }

    private Value eighth(Instruction bytes) {
      Value left = bytes.operands().isEmpty() ? bytes : bytes.operand(0);
      Value right = bytes.operands().size() < 2 ? bytes : bytes.operand(1);
      return switch (bytes.op()) {
        case I32_ADD, I32_SUB -> {
          boolean addresses = roots.of(left) >= 0 || roots.of(right) >= 0;
          boolean whole = zeros.of(left) >= SHIFT && zeros.of(right) >= SHIFT;
          yield addresses || !whole
              ? shifted(bytes)
              : make(bytes.op(), Shape.BITS, Type.I32, eighth(left), eighth(right));
        }
        case I32_MUL -> {
          if (zeros.of(right) >= SHIFT) {
            yield make(Op.I32_MUL, Shape.BITS, Type.I32, copy.of(left), eighth(right));
          }
          yield zeros.of(left) >= SHIFT
              ? make(Op.I32_MUL, Shape.BITS, Type.I32, eighth(left), copy.of(right))
              : shifted(bytes);
        }
        case I32_SHL -> {
          if (right instanceof Constant by && ((int) by.low() & 31) >= SHIFT) {
            Constant less = new Constant(Type.I32, ((int) by.low() & 31) - SHIFT, 0);
            yield make(Op.I32_SHL, Shape.BITS, Type.I32, copy.of(left), less);
          }
          yield shifted(bytes);
        }
        default -> shifted(bytes);
      };
    }

    private Value shifted(Value bytes) {
      return make(Op.I32_SHR_S, Shape.BITS, Type.I32, copy.of(bytes), three());
    }

    private static Constant three() {
      return new Constant(Type.I32, SHIFT, 0);
    }

    private Value make(Op op, Shape shape, Type type, Value... operands) {
      return append(op, shape, type, List.of(operands));
    }

    private Value append(Op op, Shape shape, Type type, List<Value> operands, long... immediates) {
      Instruction made =
          graph.newInstruction(
              op, shape, type, new ArrayList<>(operands), immediates, instruction.offset());
      into.body().add(made);
      return made;
    }
  }
}
