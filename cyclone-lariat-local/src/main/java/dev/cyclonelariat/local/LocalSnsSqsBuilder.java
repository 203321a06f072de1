package dev.cyclonelariat.local;

import dev.cyclonelariat.local.http.HttpLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a local SNS/SQS is to be. Not thread-safe. */
public final class LocalSnsSqsBuilder {
  private static final long RECORD_MEMORY = 64L << 20;

  private int port;
  private String account = "000000000000";
  private String region = "us-east-1";
  private Clock clock = Clock.systemUTC();
  private PolicyEnforcement policyEnforcement = PolicyEnforcement.ON;
  private boolean queueNamesRest = true;
  private @Nullable Path stateFile;
  private Duration requestTimeout = HttpLimits.standard().requestTime();
  private long recordMemory = Math.min(RECORD_MEMORY, Runtime.getRuntime().maxMemory() / 8);

  LocalSnsSqsBuilder() {}

  /** The port to listen on; 0, the default, takes any free one. */
  public LocalSnsSqsBuilder port(int number) {
    this.port = number;
    return this;
  }

  /**
   * The account of callers whose access key is not itself an account id; 000000000000 by default.
   *
   * @param id 12 digits
   */
  public LocalSnsSqsBuilder account(String id) {
    if (!id.matches("[0-9]{12}")) {
      throw new IllegalArgumentException("An account id has 12 digits: " + id);
    }
    this.account = id;
    return this;
  }

  /** The region of callers who do not sign; us-east-1 by default. */
  public LocalSnsSqsBuilder region(String name) {
    this.region = name;
    return this;
  }

  /**
   * The clock that visibility, delay, deduplication and retention go by, such as a {@link
   * SettableClock}; the system's by default. How long a receive waits for messages is always real
   * time.
   */
  public LocalSnsSqsBuilder clock(Clock source) {
    this.clock = source;
    return this;
  }

  /** Whether queue policies decide what SNS may deliver; they do by default. */
  public LocalSnsSqsBuilder policyEnforcement(PolicyEnforcement enforcement) {
    this.policyEnforcement = enforcement;
    return this;
  }

  /** Whether the name of a deleted queue is refused for 60 seconds, as on AWS and by default. */
  public LocalSnsSqsBuilder queueNamesRest(boolean rest) {
    this.queueNamesRest = rest;
    return this;
  }

  /** How long a client may take to send one request, in whole; 20 seconds by default. */
  public LocalSnsSqsBuilder requestTimeout(Duration timeout) {
    this.requestTimeout = timeout;
    return this;
  }

  /**
   * How much memory the single events of {@link LocalSnsSqs#deliveries} may occupy; 64 MiB or an
   * eighth of the heap by default. Little of it makes for short pauses of the garbage collector.
   *
   * @param bytes 0 for no events, only counts
   * @throws IllegalArgumentException if it is negative
   */
  public LocalSnsSqsBuilder recordMemory(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("The record's memory is 0 bytes or more, not " + bytes);
    }
    this.recordMemory = bytes;
    return this;
  }

  /**
   * Keeps queues, topics and subscriptions (not messages) in a file over a restart: it is read now,
   * if there is one, and written soon after each change.
   */
  public LocalSnsSqsBuilder stateFile(Path file) {
    this.stateFile = file;
    return this;
  }

  /**
   * Starts it.
   *
   * @throws LocalSnsSqsException if the port is taken, or the state file cannot be read
   */
  public LocalSnsSqs start() {
    return new LocalSnsSqs(this);
  }

  int port() {
    return port;
  }

  String account() {
    return account;
  }

  String region() {
    return region;
  }

  Clock clock() {
    return clock;
  }

  boolean policiesEnforced() {
    return policyEnforcement == PolicyEnforcement.ON;
  }

  boolean queueNamesRest() {
    return queueNamesRest;
  }

  long recordMemory() {
    return recordMemory;
  }

  @Nullable Path stateFile() {
    return stateFile;
  }

  HttpLimits limits() {
    HttpLimits standard = HttpLimits.standard();
    return new HttpLimits(
        standard.headBytes(),
        standard.bodyBytes(),
        standard.totalBodyBytes(),
        standard.connections(),
        requestTimeout,
        standard.idleTime());
  }
}
