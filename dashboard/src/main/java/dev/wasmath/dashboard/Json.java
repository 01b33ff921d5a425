package dev.wasmath.dashboard;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.wasmath.dashboard.Refusal.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The members of a request's JSON object, each asked for as what it must be. */
record Json(Map<String, Object> members) {
  /** Bodies are objects; an empty one is an object without members. */
  static Json parse(byte[] body) throws RefusedException {
    try {
      return new Json(body.length == 0 ? Map.of() : JSON.std.mapFrom(body));
    } catch (IOException | RuntimeException malformed) {
      String why = String.valueOf(malformed.getMessage()).lines().findFirst().orElse("");
      throw Refusal.bad("the body is not a JSON object: " + why);
    }
  }

  static byte[] bytes(Object value) throws IOException {
    return JSON.std.asBytes(value);
  }

  String string(String name) throws RefusedException {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw Refusal.bad(name + " must be a string");
  }

  List<String> strings(String name) throws RefusedException {
    List<String> texts = new ArrayList<>();
    for (Object each : list(name)) {
      if (!(each instanceof String text)) {
        throw Refusal.bad(name + " must be an array of strings");
      }
      texts.add(text);
    }
    return texts;
  }

  List<Integer> integers(String name) throws RefusedException {
    List<Integer> numbers = new ArrayList<>();
    for (Object each : list(name)) {
      if (!(each instanceof Integer number)) {
        throw Refusal.bad(name + " must be an array of whole numbers");
      }
      numbers.add(number);
    }
    return numbers;
  }

  int integer(String name) throws RefusedException {
    if (members.get(name) instanceof Integer number) {
      return number;
    }
    throw Refusal.bad(name + " must be a whole number");
  }

  private List<?> list(String name) throws RefusedException {
    if (members.get(name) instanceof List<?> list) {
      return list;
    }
    throw Refusal.bad(name + " must be an array");
  }

  /** Puts a number that JSON can write; others are left out. */
  static void put(Map<String, Object> object, String name, double number) {
    if (Double.isFinite(number)) {
      object.put(name, number);
    }
  }

  static void put(Map<String, Object> object, String name, OptionalDouble number) {
    number.ifPresent(it -> put(object, name, it));
  }
}
