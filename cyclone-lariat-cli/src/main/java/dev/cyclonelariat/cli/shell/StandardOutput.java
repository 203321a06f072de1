package dev.cyclonelariat.cli.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes data as UTF-8 and remembers why it could not be written, which other streams do not. */
public final class StandardOutput extends PrintStream {

  /** What the operating system says of a pipe whose reader has gone. */
  private static final String READER_GONE = "Broken pipe";

  private final Target target;

  /** Writes there. */
  public StandardOutput(OutputStream out) {
    this(new Target(out));
  }

  private StandardOutput(Target target) {
    super(target, true, StandardCharsets.UTF_8);
    this.target = target;
  }

  /**
   * Why data was not written; empty when all was, or when the reader of the pipe, such as {@code
   * head}, has had enough.
   */
  public Optional<String> problem() {
    flush();
    IOException failure = target.failure;
    return failure == null || READER_GONE.equals(failure.getMessage())
        ? Optional.empty()
        : Optional.of(String.valueOf(failure.getMessage()));
  }

  private static final class Target extends FilterOutputStream {

    private volatile @Nullable IOException failure;

    Target(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
