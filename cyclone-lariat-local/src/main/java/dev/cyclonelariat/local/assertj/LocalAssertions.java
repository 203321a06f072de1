package dev.cyclonelariat.local.assertj;

import dev.cyclonelariat.local.LocalSnsSqs;

/**
 * Where assertions about a local broker begin: {@code
 * assertThat(local).queue("orders").hasMessages(3)}.
 */
public final class LocalAssertions {

  private LocalAssertions() {}

  /** Assertions about a broker. */
  public static BrokerAssert assertThat(LocalSnsSqs local) {
    return new BrokerAssert(local);
  }
}
