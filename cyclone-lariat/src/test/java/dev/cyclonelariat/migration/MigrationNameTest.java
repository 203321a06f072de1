package dev.cyclonelariat.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationNameTest {

  @ParameterizedTest
  @CsvSource({
    "V20261123101500__UserCreatedQueue, user_created_queue",
    "V20261123101500__user_created_queue, user_created_queue",
    "V1668097991__HttpTopic2, http_topic2",
    "V1__A, a",
    "V1__Http2Topic, http2_topic"
  })
  void readsClassesAndFiles(String name, String title) {
    MigrationName parsed = MigrationName.parse(name);
    assertThat(parsed.title()).isEqualTo(title);
    assertThat(MigrationName.parse(parsed.className())).isEqualTo(parsed);
    assertThat(MigrationName.parse(parsed.fileName())).isEqualTo(parsed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UserCreated", "V__a", "V1_a", "Vx__a", "V0__a", "V1__", "V1__ä"})
  void refusesOtherNames(String name) {
    assertThatThrownBy(() -> MigrationName.parse(name)).isInstanceOf(MigrationException.class);
  }

  @Test
  void ordersVersionsByValue() {
    assertThat(MigrationVersion.parse("1668097991"))
        .isLessThan(MigrationVersion.parse("V20261123101500"));
    assertThatThrownBy(() -> MigrationVersion.parse("12a"))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("12a");
  }
}
