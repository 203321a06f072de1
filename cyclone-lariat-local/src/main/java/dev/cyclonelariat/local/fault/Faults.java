package dev.cyclonelariat.local.fault;

import dev.cyclonelariat.local.protocol.Disturbance;
import dev.cyclonelariat.local.sqs.QueueDisturbances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is to go wrong, for tests of how clients take it. What is left to chance comes from one
 * seed, so that a single-threaded test sees the same each time. Thread-safe.
 */
public final class Faults implements Disturbance.Source, QueueDisturbances {
  private static final String ANY = "*";

  private final Runnable whenQueuesChange;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> paused = new HashSet<>();
  private final Set<String> shuffled = new HashSet<>();
  private final Map<String, Double> duplicated = new HashMap<>();
  private Random random = new Random(0);

  /**
   * No faults.
   *
   * @param whenQueuesChange run when a queue may deliver again
   */
  public Faults(Runnable whenQueuesChange) {
    this.whenQueuesChange = whenQueuesChange;
  }

  /**
   * Begins a fault.
   *
   * @param operation such as {@code SendMessage}, or {@code *} for all
   */
  public FaultBuilder on(String operation) {
    return new FaultBuilder(this, operation);
  }

  /** Sets the seed of all chance from now on; 0 at first. */
  public synchronized void seed(long seed) {
    random = new Random(seed);
  }

  /**
   * Hides a queue's messages from receives; sending, deleting and the rest go on.
   *
   * @param queue name, or {@code *} for all
   */
  public synchronized void pause(String queue) {
    paused.add(queue);
  }

  /**
   * Ends a pause.
   *
   * @param queue as it was paused
   */
  public void resume(String queue) {
    synchronized (this) {
      paused.remove(queue);
    }
    whenQueuesChange.run();
  }

  /**
   * Puts messages on a standard queue twice, as happens in life.
   *
   * @param queue name, or {@code *} for all
   * @param probability for each message sent, from 0 to 1
   */
  public synchronized void duplicate(String queue, double probability) {
    duplicated.put(queue, probability);
  }

  /**
   * Gives the messages of a standard queue out in a random order, as happens in life, from the next
   * message on.
   *
   * @param queue name, or {@code *} for all
   */
  public synchronized void reorder(String queue) {
    shuffled.add(queue);
  }

  /** Ends all faults. */
  public void clear() {
    synchronized (this) {
      faults.clear();
      paused.clear();
      shuffled.clear();
      duplicated.clear();
    }
    whenQueuesChange.run();
  }

  synchronized void add(Fault fault) {
    faults.add(fault);
  }

  synchronized void remove(Fault fault) {
    faults.remove(fault);
  }

  synchronized boolean chance(double probability) {
    return probability >= 1 || random.nextDouble() < probability;
  }

  synchronized List<String> shuffled(Set<String> ids) {
    List<String> list = new ArrayList<>(ids);
    Collections.shuffle(list, random);
    return list;
  }

  @Override
  public synchronized Disturbance next(Supplier<Disturbance.Subject> subject) {
    Disturbance disturbance = Disturbance.NONE;
    if (!faults.isEmpty()) {
      Disturbance.Subject read = subject.get();
      for (Fault fault : faults) {
        disturbance = fault.apply(disturbance, read);
      }
    }
    return disturbance;
  }

  @Override
  public synchronized boolean isPaused(String queue) {
    return paused.contains(queue) || paused.contains(ANY);
  }

  @Override
  public synchronized boolean deliversTwice(String queue) {
    Double probability = duplicated.getOrDefault(queue, duplicated.get(ANY));
    return probability != null && chance(probability);
  }

  @Override
  public synchronized long order(String queue, long position) {
    if (!shuffled.contains(queue) && !shuffled.contains(ANY)) {
      return position;
    }
    // The random part decides; the position keeps two messages apart.
    return ((long) random.nextInt(Integer.MAX_VALUE) << Integer.SIZE) | (position & 0xffff_ffffL);
  }
}
