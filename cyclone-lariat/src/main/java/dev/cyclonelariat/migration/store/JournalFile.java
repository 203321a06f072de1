package dev.cyclonelariat.migration.store;

import dev.cyclonelariat.migration.journal.VersionStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A text that is replaced as a whole, by one process at a time; readers see the old or the new one.
 * A lock file beside it keeps writers apart, which the operating system frees when a process dies.
 */
final class JournalFile {

  private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);
  private static final long RETRY_NANOS = 1_000_000;

  private final Path file;
  private final Path lockFile;
  private final Path nextFile;

  JournalFile(Path file) {
    this.file = file.toAbsolutePath();
    this.lockFile = beside(".lock");
    this.nextFile = beside(".next");
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /** The text; empty if there is none. */
  String read() {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw failure("cannot be read", e);
    }
  }

  /**
   * Replaces the text by what is made of it; nobody else does so meanwhile. An interrupted thread,
   * for which files are closed, tries again and stays interrupted.
   */
  void replace(UnaryOperator<String> change) {
    boolean interrupted = false;
    try {
      while (!replaced(change)) {
        interrupted |= Thread.interrupted();
      }
    } catch (IOException e) {
      throw failure("cannot be written", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean replaced(UnaryOperator<String> change) throws IOException {
    Files.createDirectories(file.getParent());
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      String before = read();
      String after = change.apply(before);
      if (!after.equals(before)) {
        write(after);
      }
      return true;
    } catch (ClosedByInterruptException | FileLockInterruptionException e) {
      return false;
    }
  }

  /** Within one JVM the operating system's lock does not wait, but throws. */
  private static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  /** Complete on the disk before it takes the old one's place. */
  private void write(String text) throws IOException {
    try (FileChannel next =
        FileChannel.open(
            nextFile,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        next.write(bytes);
      }
      next.force(true);
    }
    Files.move(nextFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory();
  }

  /** So that the new name survives a power failure too; Windows cannot open directories. */
  private void forceDirectory() {
    try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      LOG.debug("The directory of {} cannot be forced to the disk: {}", file, e.getMessage());
    }
  }

  private VersionStoreException failure(String what, IOException e) {
    return new VersionStoreException(
        "The file that remembers migrations " + what + ": " + file + " (" + e + ")", e);
  }
}
