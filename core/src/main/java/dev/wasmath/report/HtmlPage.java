package dev.wasmath.report;

import java.util.List;
import java.util.stream.Collectors;

/** The parts of an HTML page about a benchmark. */
final class HtmlPage {
  /** What ends a page. */
  static final String FOOT =
      """
      <p class="how">Medians by nearest rank, their intervals by order statistics; strategies took
      turns call by call, in random order. A speed-up is the median over the rounds, each of which
      compares times on the same input, and in brackets where it is at 95&nbsp;%. n/a: too few
      iterations to tell.</p>
      </main>
      </body>
      </html>
      """;

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --paper: #fbfbfa; --card: #ffffff; --ink: #1d2126;
        --soft: #626a73; --rule: #e3e5e8; --faint: #f0f1f3;
        --s0: #cf4f17; --s1: #2061c4; --s2: #7b828b; --s3: #2d8659; }
      @media (prefers-color-scheme: dark) {
        :root { --paper: #14171a; --card: #1b1f23; --ink: #e6e8ea; --soft: #9aa3ad;
          --rule: #32383e; --faint: #24292e;
          --s0: #ff8f57; --s1: #6ea8ff; --s2: #a0a8b1; --s3: #5cc794; } }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink);
        font: 15px/1.5 system-ui, sans-serif; }
      main { max-width: 980px; margin: 0 auto; padding: 40px 24px; }
      h1 { font-size: 26px; margin: 0 0 8px; letter-spacing: -0.01em; }
      h2 { font-size: 19px; margin: 0; }
      .notes { margin: 0 0 32px; padding: 0; list-style: none; color: var(--soft); }
      section { background: var(--card); border: 1px solid var(--rule); border-radius: 10px;
        padding: 20px 24px 8px; margin: 0 0 28px; }
      .verdict { margin: 2px 0 14px; color: var(--soft); }
      svg { display: block; width: 100%; height: auto; }
      .minor { stroke: var(--faint); }
      .major { stroke: var(--rule); }
      .axis { stroke: var(--soft); }
      .crossover { stroke: var(--ink); stroke-dasharray: 3 4; }
      text { font: 12px system-ui, sans-serif; fill: var(--soft); }
      .crossing, .name { font-weight: 600; }
      .crossing { fill: var(--ink); }
      polyline { fill: none; stroke-width: 2; }
      .bar { stroke-width: 1.5; }
      .s0 { stroke: var(--s0); fill: var(--s0); } .s0 text { fill: var(--s0); }
      .s1 { stroke: var(--s1); fill: var(--s1); } .s1 text { fill: var(--s1); }
      .s2 { stroke: var(--s2); fill: var(--s2); } .s2 text { fill: var(--s2); }
      .s3 { stroke: var(--s3); fill: var(--s3); } .s3 text { fill: var(--s3); }
      svg g text { stroke: none; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; margin: 14px 0;
        font-size: 13px; font-variant-numeric: tabular-nums; white-space: nowrap; }
      th { text-align: right; font-weight: 500; color: var(--soft); }
      td { text-align: right; }
      th, td { padding: 4px 8px; border-bottom: 1px solid var(--rule); }
      th:first-child, td:first-child { padding-left: 0; }
      th:last-child, td:last-child { padding-right: 0; }
      th:nth-child(2), td:nth-child(2) { text-align: left; }
      tr:last-child td { border-bottom: 0; }
      .how { color: var(--soft); font-size: 13px; }
      """;

  private HtmlPage() {}

  /** What begins a page. */
  static String head(String title) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    """
        .formatted(escaped(title), STYLE);
  }

  /** An operation: its plot and its table. */
  static String section(BenchmarkSection section) {
    String verdict =
        section
            .verdict()
            .map(it -> "<p class=\"verdict\">" + escaped(it) + ".</p>\n")
            .orElse("<p class=\"verdict\"></p>\n");
    return "<section>\n<h2>"
        + escaped(section.operation())
        + "</h2>\n"
        + verdict
        + CrossoverPlot.of(section)
        + "<div class=\"wide\"><table>\n"
        + row("th", section.titles())
        + section.measurements().stream()
            .map(m -> row("td", section.cells(m)))
            .collect(Collectors.joining())
        + "</table></div>\n</section>\n";
  }

  private static String row(String cell, List<String> texts) {
    return texts.stream()
        .map(text -> "<" + cell + ">" + escaped(text) + "</" + cell + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  /** A text within an element or an attribute. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
