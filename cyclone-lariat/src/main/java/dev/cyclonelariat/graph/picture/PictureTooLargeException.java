package dev.cyclonelariat.graph.picture;

import dev.cyclonelariat.LariatException;
import java.util.Locale;

/** A picture is too large for an image of pixels; as SVG it can be as large as you like. */
public final class PictureTooLargeException extends LariatException {

  private static final long serialVersionUID = 1L;

  PictureTooLargeException(long width, long height, long most) {
    super(
        String.format(
            Locale.ROOT,
            "As PNG the picture would have %d × %d pixels, more than %d million: use svg, or show"
                + " less",
            width,
            height,
            most / 1_000_000));
  }
}
