package dev.wasmath.game;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Supplier;

/**
 * The tokens of a text in one of Gambit's formats, one at a time: braces, commas, quoted texts and
 * words. A number is a word.
 */
final class GambitTokens {
  /** A longer word is an error, so that no number is expensive to read. */
  private static final int LONGEST_WORD = 1000;

  /** A longer text between quotation marks is an error, so that no memory is wasted on it. */
  private static final int LONGEST_TEXT = 1 << 20;

  private static final int END_OF_FILE = -1;

  enum Kind {
    OPEN,
    CLOSE,
    COMMA,
    TEXT,
    WORD,
    END
  }

  record Token(Kind kind, String text, int line, int column) {
    /** The token as a message shows it. */
    String shown() {
      return switch (kind) {
        case END -> "the end of the file";
        case TEXT -> "the text \"" + shortened() + "\"";
        default -> "\"" + shortened() + "\"";
      };
    }

    private String shortened() {
      return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
  }

  private final Reader reader;
  private final String source;
  private final boolean comments;
  private int next;
  private int line = 1;
  private int column = 1;

  GambitTokens(Reader reader, String source) throws IOException {
    this(reader, source, false);
  }

  private GambitTokens(Reader reader, String source, boolean comments) throws IOException {
    this.comments = comments;
    this.reader = new BufferedReader(reader, 1 << 16);
    this.source = source;
    this.next = this.reader.read();
    if (next == '\ufeff') {
      next = this.reader.read();
    }
  }

  /** Tokens of a format in which {@code #} starts a comment to the end of the line. */
  static GambitTokens withComments(Reader reader, String source) throws IOException {
    return new GambitTokens(reader, source, true);
  }

  Token next() throws IOException {
    skip();
    int startLine = line;
    int startColumn = column;
    Kind kind =
        switch (next) {
          case END_OF_FILE -> Kind.END;
          case '{' -> Kind.OPEN;
          case '}' -> Kind.CLOSE;
          case ',' -> Kind.COMMA;
          case '"' -> Kind.TEXT;
          default -> Kind.WORD;
        };
    String text =
        switch (kind) {
          case END -> "";
          case TEXT -> quoted(startLine, startColumn);
          case WORD -> word(startLine, startColumn);
          default -> String.valueOf((char) advance());
        };
    return new Token(kind, text, startLine, startColumn);
  }

  private void skip() throws IOException {
    boolean comment = false;
    while (next != END_OF_FILE
        && (comment || Character.isWhitespace(next) || (comments && next == '#'))) {
      comment = next != '\n' && next != '\r' && (comment || next == '#');
      advance();
    }
  }

  GameFormatException problem(Token at, String message) {
    return new GameFormatException(source, at.line(), at.column(), message);
  }

  /**
   * The shape of a game.
   *
   * @param at where it was read, for messages
   */
  TensorShape shape(Token at, int... strategies) throws GameFormatException {
    try {
      TensorShape shape = new TensorShape(strategies);
      shape.checkHeap();
      return shape;
    } catch (IllegalArgumentException tooLarge) {
      throw problem(at, String.valueOf(tooLarge.getMessage()));
    }
  }

  /** The number that a token is; what is expected is said only when it is not there. */
  double number(Token at, Supplier<String> expected) throws GameFormatException {
    if (at.kind() != Kind.WORD) {
      throw problem(at, "expected " + expected.get() + ", found " + at.shown());
    }
    try {
      return GambitNumber.parse(at.text());
    } catch (NumberFormatException wrong) {
      throw problem(at, expected.get() + ": " + wrong.getMessage());
    }
  }

  /** The integer that a token is, from the least on. */
  int integer(Token at, String expected, int least) throws GameFormatException {
    try {
      int value = Integer.parseInt(at.text());
      if (at.kind() == Kind.WORD && value >= least) {
        return value;
      }
    } catch (NumberFormatException wrong) {
      // Falls through: the message below says what was expected.
    }
    throw problem(
        at,
        "expected %s, an integer from %d to %d; found %s"
            .formatted(expected, least, Integer.MAX_VALUE, at.shown()));
  }

  private String quoted(int startLine, int startColumn) throws IOException {
    StringBuilder text = new StringBuilder();
    advance();
    while (next != '"') {
      if (next == END_OF_FILE || text.length() == LONGEST_TEXT) {
        throw new GameFormatException(
            source,
            startLine,
            startColumn,
            "the text that starts here has no closing \" within " + LONGEST_TEXT + " characters");
      }
      int c = advance();
      if (c == '\\' && next == '"') {
        c = advance();
      }
      text.append((char) c);
    }
    advance();
    return text.toString();
  }

  private String word(int startLine, int startColumn) throws IOException {
    StringBuilder text = new StringBuilder();
    while (next != END_OF_FILE && !Character.isWhitespace(next) && "{},\"".indexOf(next) < 0) {
      if (text.length() == LONGEST_WORD) {
        throw new GameFormatException(
            source,
            startLine,
            startColumn,
            "a word or number longer than " + LONGEST_WORD + " characters");
      }
      text.append((char) advance());
    }
    return text.toString();
  }

  /** Consumes a character; a line ends with LF, CR or both. */
  private int advance() throws IOException {
    int c = next;
    next = reader.read();
    if (c == '\n' || (c == '\r' && next != '\n')) {
      line++;
      column = 1;
    } else {
      column++;
    }
    return c;
  }
}
