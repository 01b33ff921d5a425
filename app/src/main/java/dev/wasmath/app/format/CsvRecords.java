package dev.wasmath.app.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records of a text of comma-separated values, one at a time.
 *
 * <p>A cell may be in quotation marks, and then contain commas, line ends and doubled quotation
 * marks, where a line end becomes a line feed; otherwise the spaces around it do not count. All
 * records are of the same width. Blank lines are passed over.
 *
 * <p>Source: RFC 4180.
 */
final class CsvRecords {
  private static final int LONGEST_LINE = 1 << 26;

  /** The cells of a record and the line it starts in, counted from 1. */
  record Row(long line, List<String> cells) {
    /**
     * The number in one cell, counted from 0.
     *
     * @throws FormatException if it is not a number
     */
    double number(InputFile file, int cell) throws FormatException {
      try {
        return Decimals.parse(cells.get(cell));
      } catch (NumberFormatException wrong) {
        throw file.problem(line, "cell " + (cell + 1) + ": " + wrong.getMessage());
      }
    }
  }

  private final InputFile file;
  private final Lines lines;
  private final StringBuilder content = new StringBuilder();
  private int width;
  private int at;

  CsvRecords(InputFile file, BufferedReader text) throws IOException {
    this.file = file;
    this.lines = new Lines(text, file, LONGEST_LINE);
    text.mark(1);
    if (text.read() != '\ufeff') {
      text.reset();
    }
  }

  /** The line that a missing record would have been in. */
  long line() {
    return lines.line();
  }

  /**
   * The first record; its width is the width of all.
   *
   * @throws FormatException if there is none
   */
  Row first() throws IOException {
    Optional<Row> first = row();
    if (first.isEmpty()) {
      throw FormatException.of(file.path(), "is empty; expected comma-separated values");
    }
    width = first.get().cells().size();
    return first.get();
  }

  /**
   * A record after the first, if there is another.
   *
   * @throws FormatException if it is not as wide as the first
   */
  Optional<Row> next() throws IOException {
    Optional<Row> row = row();
    if (row.isPresent() && row.get().cells().size() != width) {
      throw file.problem(
          row.get().line(),
          "expected " + width + " cells as in the first line, found " + row.get().cells().size());
    }
    return row;
  }

  private Optional<Row> row() throws IOException {
    do {
      if (!lines.next(content)) {
        return Optional.empty();
      }
    } while (content.toString().isBlank());
    long line = lines.line();
    List<String> cells = new ArrayList<>();
    at = 0;
    cells.add(cell());
    while (at < content.length()) {
      at++;
      cells.add(cell());
    }
    return Optional.of(new Row(line, cells));
  }

  /** The cell that starts here; leaves {@code at} on the comma behind it or at the line's end. */
  private String cell() throws IOException {
    int start = at;
    while (at < content.length() && isSpace(content.charAt(at))) {
      at++;
    }
    if (at < content.length() && content.charAt(at) == '"') {
      return quoted();
    }
    while (at < content.length() && content.charAt(at) != ',') {
      at++;
    }
    return content.substring(start, at).strip();
  }

  private String quoted() throws IOException {
    long opened = lines.line();
    StringBuilder cell = new StringBuilder();
    at++;
    while (true) {
      if (at == content.length()) {
        if (cell.length() > LONGEST_LINE || !lines.next(content)) {
          throw file.problem(opened, "the quotation mark that opens a cell here is never closed");
        }
        cell.append('\n');
        at = 0;
      } else if (content.charAt(at) != '"') {
        cell.append(content.charAt(at++));
      } else if (at + 1 < content.length() && content.charAt(at + 1) == '"') {
        cell.append('"');
        at += 2;
      } else {
        at++;
        closed();
        return cell.toString();
      }
    }
  }

  /** Passes the spaces between a closing quotation mark and the comma. */
  private void closed() throws FormatException {
    while (at < content.length() && isSpace(content.charAt(at))) {
      at++;
    }
    if (at < content.length() && content.charAt(at) != ',') {
      throw file.problem(
          lines.line(),
          "expected a comma after a quoted cell, found " + Decimals.shown(content.substring(at)));
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
