package dev.cyclonelariat.graph.picture;

import java.util.Locale;

/** The colours of pictures. */
enum Ink {
  PAPER(0xffffff),
  TEXT(0x1f2937),
  FAINT(0x64707f),
  TOPIC(0xd98a1f),
  TOPIC_FILL(0xfff4e0),
  QUEUE(0x3b7dd8),
  QUEUE_FILL(0xeaf2fd),
  CUSTOM(0x98a2ae),
  CUSTOM_FILL(0xf2f4f6),
  SUBSCRIPTION(0x8391a5),
  DEAD_LETTERS(0xc8524a);

  private final int rgb;

  Ink(int rgb) {
    this.rgb = rgb;
  }

  int rgb() {
    return rgb;
  }

  String hex() {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}
