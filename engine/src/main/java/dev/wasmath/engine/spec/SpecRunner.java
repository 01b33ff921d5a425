package dev.wasmath.engine.spec;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.InvalidModuleException;
import dev.wasmath.engine.LinkException;
import dev.wasmath.engine.MalformedModuleException;
import dev.wasmath.engine.Trap;
import dev.wasmath.engine.UnsupportedFeatureException;
import dev.wasmath.engine.WasmModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the official test scripts, in the form that {@code wast2json} gives them. */
public final class SpecRunner {

  private final CompileOptions options;

  /** A runner that compiles every module in one way. */
  public SpecRunner(CompileOptions options) {
    this.options = options;
  }

  /**
   * Runs one script, to its end whatever fails.
   *
   * @param json the script, its modules beside it
   */
  public SpecReport run(Path json) throws IOException {
    SpecScript script = SpecScript.read(json);
    Run run = new Run(script.source(), new SpecStore(script.folder(), options));
    for (SpecCommand command : script.commands()) {
      run.perform(command);
    }
    return run.report();
  }

  /** What differs from the script. */
  private static final class Mismatch extends Exception {
    private static final long serialVersionUID = 1L;

    Mismatch(String got) {
      super(got);
    }
  }

  /** The state of one run. */
  private static final class Run {
    private final String file;
    private final SpecStore store;
    private final List<SpecFailure> failures = new ArrayList<>();
    private final SortedMap<String, Integer> unsupported = new TreeMap<>();
    private int passed;
    private int textual;

    Run(String file, SpecStore store) {
      this.file = file;
      this.store = store;
    }

    SpecReport report() {
      return new SpecReport(file, passed, failures, textual, unsupported);
    }

    /** The engine is what is tested: whatever it throws is a failure of this command only. */
    @SuppressWarnings("CatchingUnchecked")
    void perform(SpecCommand command) {
      try {
        check(command);
      } catch (Mismatch mismatch) {
        fail(command, String.valueOf(mismatch.getMessage()));
      } catch (UnsupportedFeatureException reason) {
        unsupported.merge(reason.feature(), 1, Integer::sum);
      } catch (Exception | LinkageError | StackOverflowError | AssertionError thrown) {
        fail(command, thrown.toString());
      }
    }

    private void fail(SpecCommand command, String got) {
      failures.add(new SpecFailure(file, command.line(), expectation(command), got));
    }

    private void check(SpecCommand command) throws Mismatch, IOException {
      switch (command) {
        case SpecCommand.Define define -> store.define(define.name(), define.file());
        case SpecCommand.Register register -> store.register(register.module(), register.as());
        case SpecCommand.Textual text -> textual++;
        case SpecCommand.Unknown unknown ->
            throw new Mismatch("a command that this runner does not know: " + unknown.type());
        case SpecCommand.Perform perform -> {
          act(perform.action());
          passed++;
        }
        case SpecCommand.AssertReturn assertion -> {
          checkReturn(assertion.action(), assertion.expected());
          passed++;
        }
        case SpecCommand.AssertTrap trap -> {
          checkTrap(trap.action(), trap.message());
          passed++;
        }
        case SpecCommand.AssertRefused refused -> {
          checkRefused(refused);
          passed++;
        }
      }
    }

    private @Nullable Object[] act(SpecAction action) {
      return switch (action) {
        case SpecAction.Get get ->
            new @Nullable Object[] {store.instance(get.module()).global(get.field()).get()};
        case SpecAction.Invoke invoke ->
            store.instance(invoke.module()).invoke(invoke.field(), arguments(invoke));
      };
    }

    private static @Nullable Object[] arguments(SpecAction.Invoke invoke) {
      return invoke.arguments().stream().map(SpecValue::argument).toArray();
    }

    private void checkReturn(SpecAction action, List<List<SpecValue>> expected) throws Mismatch {
      @Nullable Object[] results = act(action);
      boolean matches = results.length == expected.size();
      for (int i = 0; matches && i < results.length; i++) {
        Object result = results[i];
        matches = expected.get(i).stream().anyMatch(value -> value.matches(result));
      }
      if (!matches) {
        throw new Mismatch(Arrays.stream(results).map(SpecRunner::show).toList().toString());
      }
    }

    private void checkTrap(SpecAction action, String message) throws Mismatch {
      @Nullable Object[] results;
      try {
        results = act(action);
      } catch (Trap trap) {
        checkMessage(trap, message);
        return;
      }
      throw new Mismatch(Arrays.stream(results).map(SpecRunner::show).toList().toString());
    }

    /** A script may say more than the kind of a trap, such as the number of an element. */
    private static void checkMessage(Trap trap, String message) throws Mismatch {
      String text = trap.kind().text();
      if (!text.startsWith(message) && !message.startsWith(text)) {
        throw new Mismatch("trap: " + text);
      }
    }

    /**
     * What is malformed in WebAssembly 2.0 may be a feature of a later version, refused by name.
     */
    private void checkRefused(SpecCommand.AssertRefused command) throws Mismatch, IOException {
      switch (command.stage()) {
        case DECODING -> {
          try {
            store.parse(command.file());
          } catch (MalformedModuleException | UnsupportedFeatureException expected) {
            return;
          }
        }
        case VALIDATION -> {
          try {
            store.parse(command.file());
          } catch (InvalidModuleException expected) {
            return;
          }
        }
        case LINKING -> {
          WasmModule module = store.parse(command.file());
          try {
            store.instantiate(module);
          } catch (LinkException expected) {
            return;
          }
        }
        case INSTANTIATION -> {
          WasmModule module = store.parse(command.file());
          try {
            store.instantiate(module);
          } catch (Trap trap) {
            checkMessage(trap, command.message());
            return;
          }
        }
      }
      throw new Mismatch("no objection");
    }
  }

  private static String expectation(SpecCommand command) {
    return switch (command) {
      case SpecCommand.Define define -> "a module: " + define.file();
      case SpecCommand.Register register -> "a registration as " + register.as();
      case SpecCommand.Perform perform -> perform.action() + " to complete";
      case SpecCommand.AssertReturn assertion ->
          assertion.expected() + " from " + assertion.action();
      case SpecCommand.AssertTrap trap -> "the trap " + trap.message() + " of " + trap.action();
      case SpecCommand.AssertRefused refused ->
          refused.file() + " refused in " + refused.stage() + ": " + refused.message();
      case SpecCommand.Textual text -> "nothing";
      case SpecCommand.Unknown unknown -> unknown.type();
    };
  }

  /** A result with the bits of its floating-point numbers. */
  private static String show(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Float number -> "f32:0x" + Integer.toHexString(Float.floatToRawIntBits(number));
      case Double number -> "f64:0x" + Long.toHexString(Double.doubleToRawLongBits(number));
      case Integer number -> "i32:0x" + Integer.toHexString(number);
      case Long number -> "i64:0x" + Long.toHexString(number);
      default -> value.toString();
    };
  }
}
