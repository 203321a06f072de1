package dev.cyclonelariat.cli.shell;

import dev.cyclonelariat.LariatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the body, or a part of the body, of one message. */
public final class BodyInput {

  /** Far above the 1 MiB that SNS and SQS take, so that a mistaken file cannot fill the memory. */
  private static final int LONGEST = 16 << 20;

  private BodyInput() {}

  /** All that a file holds. */
  public static byte[] read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new LariatException("'" + file + "' is a directory");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /**
   * All that a stream holds.
   *
   * @throws LariatException if it holds far more than any message can
   */
  public static byte[] read(InputStream in) throws IOException {
    byte[] body = in.readNBytes(LONGEST + 1);
    if (body.length > LONGEST) {
      throw new LariatException(
          "The input is longer than "
              + (LONGEST >> 20)
              + " MiB; SNS and SQS take messages of at most 1 MiB");
    }
    return body;
  }
}
