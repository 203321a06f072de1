package dev.cyclonelariat.benchmarks;

import java.util.Locale;

/** The heap that is in use after garbage was collected. */
final class HeapInUse {

  private HeapInUse() {}

  static double megabytes() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(100);
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }

  /** What is in use now over what was. */
  static Figure after(String name, double before, String beforeIs) throws InterruptedException {
    double now = megabytes();
    return new Figure(name, text(now), text(before), now / before, "about 1.0", beforeIs);
  }

  private static String text(double megabytes) {
    return String.format(Locale.ROOT, "%.1f MB", megabytes);
  }
}
