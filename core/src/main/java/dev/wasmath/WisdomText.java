package dev.wasmath;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Wisdom as text: a version, for each key four lines and a line for each verdict, and a checksum.
 * Lines with {@code #} are for people. What is read is not trusted: a file is taken as a whole or
 * not at all.
 */
final class WisdomText {
  private static final String NAME = "wasmath wisdom ";
  private static final int VERSION = 1;
  private static final String HEADER = NAME + VERSION + "\n";
  private static final String ABOUT =
      """
      # Which strategy serves, as measured: a cache of Wasmath, which may be deleted at any time.
      # The ratio is plain Java's time over WebAssembly's, with its interval at 95 %. A file whose
      # checksum is wrong is ignored, and written anew.
      """;
  private static final String COLUMNS =
      "#       operation cost reuse strategy ratio low high pairs inputs measured\n";
  private static final String VERDICT = "verdict";
  private static final String END = "end ";
  private static final String CALLERS = "callers";
  private static final String SCRATCH = "scratch";
  private static final int FIELDS = 11;

  private final String source;
  private final String[] lines;
  private int next;

  private WisdomText(String source, String body) {
    this.source = source;
    this.lines = body.split("\n", -1);
  }

  static String of(Wisdom wisdom) {
    StringBuilder text = new StringBuilder(HEADER).append(ABOUT);
    wisdom
        .verdicts()
        .forEach(
            (key, verdicts) -> {
              text.append('\n');
              text.append("machine ").append(key.machine()).append('\n');
              text.append("kernels ").append(key.kernels()).append('\n');
              text.append("fused ").append(key.fused()).append('\n');
              text.append("runtime ").append(key.runtime()).append('\n');
              text.append(COLUMNS);
              verdicts.forEach(verdict -> text.append(line(verdict)).append('\n'));
            });
    return text + END + checksum(text.toString()) + "\n";
  }

  private static String line(Verdict verdict) {
    Evidence evidence = verdict.evidence();
    return String.join(
        " ",
        VERDICT,
        verdict.operation(),
        Long.toString(verdict.cost()),
        Integer.toString(verdict.reuse()),
        verdict.strategy().label(),
        Double.toString(evidence.ratio()),
        Double.toString(evidence.low()),
        Double.toString(evidence.high()),
        Integer.toString(evidence.pairs()),
        evidence.onCallersInputs() ? CALLERS : SCRATCH,
        verdict.measured().toString());
  }

  private static String checksum(String text) {
    CRC32 checksum = new CRC32();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", checksum.getValue());
  }

  /**
   * Reads what {@link #of} writes.
   *
   * @param source the file's name, for messages
   * @throws WisdomFormatException if it is anything else
   */
  static Wisdom parse(String source, String text) throws WisdomFormatException {
    checkHeader(source, text);
    int end = text.lastIndexOf('\n', Math.max(0, text.length() - 2)) + 1;
    String expected = END + checksum(text.substring(0, end)) + "\n";
    if (!text.substring(end).equals(expected)) {
      throw WisdomFormatException.damaged(
          source,
          "damaged: expected %s in the last line, found %s"
              .formatted(quoted(expected), quoted(text.substring(end))));
    }
    return new WisdomText(source, text.substring(HEADER.length(), end)).sections();
  }

  private static void checkHeader(String source, String text) throws WisdomFormatException {
    String first = text.lines().findFirst().orElse("");
    if (HEADER.startsWith(text)) {
      throw WisdomFormatException.damaged(
          source, "cut short: expected %s, found %s".formatted(quoted(HEADER), quoted(text)));
    }
    if (!first.equals(NAME + VERSION)) {
      boolean isNewer = first.matches(NAME + "[1-9][0-9]{0,8}");
      throw WisdomFormatException.foreign(
          source,
          "%s: expected %s, found %s"
              .formatted(
                  isNewer ? "of another version of Wasmath" : "no wisdom",
                  quoted(HEADER),
                  quoted(first)));
    }
  }

  private static String quoted(String text) {
    String line = text.strip().replaceAll("\\p{Cntrl}", "?");
    return '"' + (line.length() > 60 ? line.substring(0, 60) + "..." : line) + '"';
  }

  private Wisdom sections() throws WisdomFormatException {
    try {
      Map<WisdomKey, List<Verdict>> verdicts = new LinkedHashMap<>();
      skip();
      while (next < lines.length) {
        WisdomKey key =
            new WisdomKey(
                field("machine "), field("kernels "), fused(field("fused ")), field("runtime "));
        if (verdicts.put(key, verdicts()) != null) {
          throw new IllegalArgumentException("expected a key once, found it twice");
        }
      }
      return new Wisdom(verdicts);
    } catch (IllegalArgumentException | DateTimeException wrong) {
      // The header is a line, too, and what is wrong is in a line that was read.
      throw WisdomFormatException.damaged(source + ":" + (next + 1), "" + wrong.getMessage());
    }
  }

  private static boolean fused(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("expected true or false, found " + quoted(text));
    };
  }

  private void skip() {
    while (next < lines.length && (lines[next].isEmpty() || lines[next].startsWith("#"))) {
      next++;
    }
  }

  private String field(String name) {
    skip();
    String line = next < lines.length ? lines[next] : "";
    next++;
    if (!line.startsWith(name)) {
      throw new IllegalArgumentException("expected \"" + name + "\", found " + quoted(line));
    }
    return line.substring(name.length());
  }

  private List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    skip();
    while (next < lines.length && lines[next].startsWith(VERDICT)) {
      verdicts.add(verdict(lines[next++].split(" ", FIELDS + 1)));
      skip();
    }
    return verdicts;
  }

  private static Verdict verdict(String[] fields) {
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("expected " + FIELDS + " words, found " + fields.length);
    }
    String inputs = fields[9];
    if (!inputs.equals(CALLERS) && !inputs.equals(SCRATCH)) {
      throw new IllegalArgumentException("expected callers or scratch, found " + quoted(inputs));
    }
    return new Verdict(
        fields[1],
        Long.parseLong(fields[2]),
        Integer.parseInt(fields[3]),
        Strategy.labelled(fields[4]),
        new Evidence(
            Double.parseDouble(fields[5]),
            Double.parseDouble(fields[6]),
            Double.parseDouble(fields[7]),
            Integer.parseInt(fields[8]),
            inputs.equals(CALLERS)),
        Instant.parse(fields[10]));
  }
}
