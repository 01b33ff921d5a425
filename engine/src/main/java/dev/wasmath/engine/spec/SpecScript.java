package dev.wasmath.engine.spec;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A test script as {@code wast2json} writes it: commands in a JSON file, modules in files beside
 * it.
 *
 * @param source the name of the script it was made from
 * @param folder where the modules lie
 * @see <a href="https://github.com/WebAssembly/wabt/blob/main/docs/wast2json.md">the format</a>
 */
record SpecScript(String source, Path folder, List<SpecCommand> commands) {

  SpecScript {
    commands = List.copyOf(commands);
  }

  static SpecScript read(Path json) throws IOException {
    Map<String, Object> root = JSON.std.mapFrom(Files.readString(json));
    List<SpecCommand> commands = new ArrayList<>();
    for (Map<?, ?> command : objects(root, "commands")) {
      commands.add(command(command));
    }
    Path folder = Optional.ofNullable(json.toAbsolutePath().getParent()).orElseThrow();
    String source = text(root, "source_filename").orElse(json.toString());
    return new SpecScript(Path.of(source).getFileName().toString(), folder, commands);
  }

  private static SpecCommand command(Map<?, ?> json) {
    int line = ((Number) entry(json, "line")).intValue();
    String type = required(json, "type");
    return switch (type) {
      case "module" -> new SpecCommand.Define(line, text(json, "name"), file(json));
      case "register" -> new SpecCommand.Register(line, text(json, "name"), required(json, "as"));
      case "action" -> new SpecCommand.Perform(line, action(json));
      case "assert_return" -> new SpecCommand.AssertReturn(line, action(json), expected(json));
      case "assert_trap", "assert_exhaustion" ->
          json.containsKey("action")
              ? new SpecCommand.AssertTrap(line, action(json), required(json, "text"))
              : refused(json, line, SpecCommand.Stage.INSTANTIATION);
      case "assert_malformed" -> refused(json, line, SpecCommand.Stage.DECODING);
      case "assert_invalid" -> refused(json, line, SpecCommand.Stage.VALIDATION);
      case "assert_unlinkable" -> refused(json, line, SpecCommand.Stage.LINKING);
      case "assert_uninstantiable" -> refused(json, line, SpecCommand.Stage.INSTANTIATION);
      default -> new SpecCommand.Unknown(line, type);
    };
  }

  private static SpecCommand refused(Map<?, ?> json, int line, SpecCommand.Stage stage) {
    if (text(json, "module_type").filter("text"::equals).isPresent()) {
      return new SpecCommand.Textual(line);
    }
    return new SpecCommand.AssertRefused(line, stage, file(json), required(json, "text"));
  }

  private static SpecAction action(Map<?, ?> command) {
    Map<?, ?> json = (Map<?, ?>) entry(command, "action");
    Optional<String> module = text(json, "module");
    String field = required(json, "field");
    String type = required(json, "type");
    return switch (type) {
      case "invoke" -> {
        List<SpecValue> arguments = objects(json, "args").stream().map(SpecScript::value).toList();
        yield new SpecAction.Invoke(module, field, arguments);
      }
      case "get" -> new SpecAction.Get(module, field);
      default -> throw new IllegalArgumentException("no action is called " + type);
    };
  }

  /** The alternatives of each result; {@code wast2json} writes those of a single one only. */
  private static List<List<SpecValue>> expected(Map<?, ?> json) {
    if (json.containsKey("either")) {
      return List.of(objects(json, "either").stream().map(SpecScript::value).toList());
    }
    return objects(json, "expected").stream().map(SpecScript::alternatives).toList();
  }

  private static List<SpecValue> alternatives(Map<?, ?> json) {
    return required(json, "type").equals("either")
        ? objects(json, "values").stream().map(SpecScript::value).toList()
        : List.of(value(json));
  }

  private static SpecValue value(Map<?, ?> json) {
    String type = required(json, "type");
    return switch (type) {
      case "i32" -> number(LaneType.I32, json);
      case "i64" -> number(LaneType.I64, json);
      case "f32" -> number(LaneType.F32, json);
      case "f64" -> number(LaneType.F64, json);
      case "v128" -> vector(json);
      case "refnull" -> new SpecValue.Reference(type, Optional.of("null"));
      default -> new SpecValue.Reference(type, text(json, "value"));
    };
  }

  private static SpecValue number(LaneType type, Map<?, ?> json) {
    return new SpecValue.Scalar(Lane.parse(type, required(json, "value")));
  }

  private static SpecValue vector(Map<?, ?> json) {
    LaneType type =
        switch (required(json, "lane_type")) {
          case "i8" -> LaneType.I8;
          case "i16" -> LaneType.I16;
          case "i32" -> LaneType.I32;
          case "i64" -> LaneType.I64;
          case "f32" -> LaneType.F32;
          case "f64" -> LaneType.F64;
          default -> throw new IllegalArgumentException("no lane is a " + json.get("lane_type"));
        };
    List<?> lanes = (List<?>) entry(json, "value");
    return new SpecValue.Vector(
        lanes.stream().map(lane -> Lane.parse(type, (String) lane)).toList());
  }

  private static String file(Map<?, ?> json) {
    // wasm-tools keeps the text under "filename" and the encoded module under another key.
    return text(json, "binary_filename").orElseGet(() -> required(json, "filename"));
  }

  private static List<Map<?, ?>> objects(Map<?, ?> json, String key) {
    List<Map<?, ?>> objects = new ArrayList<>();
    if (json.get(key) instanceof List<?> values) {
      for (Object value : values) {
        objects.add((Map<?, ?>) value);
      }
    }
    return objects;
  }

  private static Optional<String> text(Map<?, ?> json, String key) {
    return Optional.ofNullable((String) json.get(key));
  }

  private static String required(Map<?, ?> json, String key) {
    return (String) entry(json, key);
  }

  private static Object entry(Map<?, ?> json, String key) {
    return Optional.<Object>ofNullable(json.get(key))
        .orElseThrow(() -> new IllegalArgumentException("no " + key + " in " + json));
  }
}
