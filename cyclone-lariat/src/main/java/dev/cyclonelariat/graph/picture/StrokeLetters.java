package dev.cyclonelariat.graph.picture;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Map;

/** Letters made of a few strokes each, for computers without fonts. */
final class StrokeLetters implements Letters {

  /**
   * After each character its strokes, as points on a grid: across 0 to 4, down 0 to 8, where
   * capitals stand from 0 to 6.
   */
  private static final String ALPHABET =
      """
      a 12 32 43 46|44 14 05 16 36 45
      b 00 06|03 12 32 43 45 36 16 05
      c 43 32 12 03 05 16 36 45
      d 40 46|43 32 12 03 05 16 36 45
      e 04 44 43 32 12 03 05 16 36 45
      f 40 30 21 26|12 32
      g 42 47 38 18 07|43 32 12 03 05 16 36 45
      h 00 06|03 12 32 43 46
      i 22 26|20 21
      j 32 37 28 18|30 31
      k 00 06|42 04|14 46
      l 20 25 36
      m 06 02|03 12 23 26|23 32 43 46
      n 02 06|03 12 32 43 46
      o 12 32 43 45 36 16 05 03 12
      p 02 08|03 12 32 43 45 36 16 05
      q 42 48|43 32 12 03 05 16 36 45
      r 12 16|13 22 32 43
      s 43 32 12 03 14 34 45 36 16 05
      t 10 15 26 36|02 32
      u 02 05 16 36 45|42 46
      v 02 26 42
      w 02 16 23 36 42
      x 02 46|42 06
      y 02 26|42 18
      z 02 42 06 46
      A 06 20 46|14 34
      B 00 06 36 45 44 33 03|33 42 41 30 00
      C 41 30 10 01 05 16 36 45
      D 00 06 26 44 42 20 00
      E 40 00 06 46|03 33
      F 40 00 06|03 33
      G 41 30 10 01 05 16 36 45 43 23
      H 00 06|40 46|03 43
      I 10 30|20 26|16 36
      J 40 45 36 16 05
      K 00 06|40 03 46
      L 00 06 46
      M 06 00 23 40 46
      N 06 00 46 40
      O 10 30 41 45 36 16 05 01 10
      P 06 00 30 41 42 33 03
      Q 10 30 41 45 36 16 05 01 10|34 47
      R 06 00 30 41 42 33 03|23 46
      S 41 30 10 01 02 13 33 44 45 36 16 05
      T 00 40|20 26
      U 00 05 16 36 45 40
      V 00 26 40
      W 00 16 22 36 40
      X 00 46|40 06
      Y 00 23 40|23 26
      Z 00 40 06 46
      0 10 30 41 45 36 16 05 01 10|15 31
      1 11 20 26|16 36
      2 01 10 30 41 42 06 46
      3 00 40 23 33 44 45 36 16 05
      4 36 30 04 44
      5 40 00 03 33 44 45 36 06
      6 30 10 01 05 16 36 45 44 33 03
      7 00 40 16
      8 10 30 41 42 33 13 02 01 10|13 04 05 16 36 45 44 33
      9 16 36 45 41 30 10 01 02 13 43
      _ 07 47
      - 14 34
      . 25 26
      , 25 17
      : 22 23|25 26
      ( 30 12 14 36
      ) 10 32 34 16
      · 23 24
      › 12 34 16
      """;

  private static final String UNKNOWN = "00 40 46 06 00";

  /** Of the size. */
  private static final double GRID = 0.118;

  private static final double ADVANCE = 0.6;
  private static final int BASELINE = 6;

  private final Map<Character, String> strokes = new HashMap<>();

  StrokeLetters() {
    ALPHABET.lines().forEach(line -> strokes.put(line.charAt(0), line.substring(2)));
  }

  @Override
  public void draw(Graphics2D graphics, Mark.Text text) {
    Lettering lettering = text.lettering();
    double advance = ADVANCE * lettering.size();
    if (text.most() > 0) {
      advance = Math.min(advance, text.most() / text.text().length());
    }
    double across = GRID * advance / ADVANCE;
    double down = GRID * lettering.size();
    Path2D path = new Path2D.Double();
    for (int i = 0; i < text.text().length(); i++) {
      add(path, text.text().charAt(i), text.x() + i * advance, text.y(), across, down);
    }
    double width = lettering.size() * (lettering.isBold() ? 0.12 : 0.08);
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
  }

  private void add(Path2D path, char letter, double left, double line, double across, double down) {
    if (letter == ' ') {
      return;
    }
    for (String stroke : strokes.getOrDefault(letter, UNKNOWN).split("\\|", -1)) {
      boolean begins = true;
      for (String point : stroke.split(" ", -1)) {
        double x = left + (point.charAt(0) - '0') * across;
        double y = line + (point.charAt(1) - '0' - BASELINE) * down;
        if (begins) {
          path.moveTo(x, y);
        } else {
          path.lineTo(x, y);
        }
        begins = false;
      }
    }
  }
}
