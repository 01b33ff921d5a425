package dev.wasmath.app.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of a text of comma-separated values, one at a time.
 *
 * <p>A cell may be in quotation marks, and then contain commas, line ends and doubled quotation
 * marks, where a line end becomes a line feed; otherwise the spaces around it do not count. All
 * records are of the same width. Blank lines are passed over. What is wrong with the quotation
 * marks is told in the words of FastCSV, at the line that the record starts in.
 *
 * <p>Source: RFC 4180.
 */
final class CsvRecords {
  private static final int LONGEST_RECORD = 1 << 26;

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
  private final Rows handler;
  private final Iterator<Row> rows;
  private int width;

  CsvRecords(InputFile file, BufferedReader text) throws IOException {
    this(file, text, LONGEST_RECORD);
  }

  /** The records of a text, none of them longer than a limit. */
  CsvRecords(InputFile file, BufferedReader text, int longest) throws IOException {
    this.file = file;
    this.handler = new Rows(longest);
    text.mark(1);
    if (text.read() != '\ufeff') {
      text.reset();
    }
    this.rows =
        CsvReader.builder()
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(longest)
            .build(handler, text)
            .iterator();
  }

  /** The line that a missing record would have been in. */
  long line() {
    return handler.line();
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
    try {
      return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    } catch (UncheckedIOException wrong) {
      throw wrong.getCause();
    } catch (CsvParseException wrong) {
      // FastCSV wraps whatever is thrown, running out of memory too.
      if (wrong.getCause() instanceof Error error) {
        throw error;
      }
      throw file.problem(handler.line(), String.valueOf(wrong.getMessage()));
    }
  }

  /** Makes rows of the cells that FastCSV finds. */
  private static final class Rows extends AbstractBaseCsvCallbackHandler<Row> {
    private final int longest;
    private List<String> cells = List.of();
    private boolean blank;
    private long length;

    Rows(int longest) {
      this.longest = longest;
    }

    /** The line that the record read last starts in; after the end, the line that is missing. */
    long line() {
      return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long line) {
      cells = new ArrayList<>();
      blank = true;
      length = 0;
    }

    @Override
    protected void handleField(int place, char[] text, int from, int count, boolean quoted) {
      length += place == 0 ? count : count + 1L;
      if (length > longest) {
        throw new CsvParseException("the record is longer than " + longest + " characters");
      }
      String content = new String(text, from, count);
      String cell = quoted ? content.replace("\r\n", "\n").replace('\r', '\n') : content.strip();
      blank &= place == 0 && !quoted && cell.isEmpty();
      cells.add(cell);
    }

    /** The row; null, which FastCSV passes over, for a blank line. */
    @Override
    protected @Nullable Row buildRecord() {
      return blank ? null : new Row(getStartingLineNumber(), cells);
    }
  }
}
