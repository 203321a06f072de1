package dev.cyclonelariat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.message.Event;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LariatSettingsTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "APP_NAME", "users",
          "INSTANCE", "stage",
          "AWS_REGION", "eu-west-1",
          "AWS_ACCOUNT_ID", "247606935658",
          "AWS_KEY", "AKIAEXAMPLE",
          "AWS_SECRET_KEY", "very-secret",
          "AWS_ENDPOINT_URL", "http://127.0.0.1:4566");

  @Test
  void theEnvironmentSaysItAll() {
    LariatSettings settings = LariatSettings.fromEnvironment(ENVIRONMENT);

    assertThat(settings.publisher()).isEqualTo("users");
    assertThat(settings.instance()).isEqualTo("stage");
    assertThat(settings.region()).isEqualTo("eu-west-1");
    assertThat(settings.accountId()).isEqualTo("247606935658");
    assertThat(settings.endpoint()).isEqualTo(URI.create("http://127.0.0.1:4566"));
    assertThat(settings.credentials())
        .isEqualTo(new Credentials("AKIAEXAMPLE", "very-secret", null));
    assertThat(settings.fakePublish()).isFalse();
  }

  @Test
  void noTextShowsTheSecret() {
    LariatSettings settings = LariatSettings.fromEnvironment(ENVIRONMENT);

    assertThat(settings.toString()).doesNotContain("very-secret").contains("AKIA…");
    URI nobody = URI.create("http://127.0.0.1:1");
    try (Lariat lariat = Lariat.of(settings.toBuilder().endpoint(nobody).build())) {
      assertThatThrownBy(() -> lariat.publish(lariat.event("user_created").build()))
          .isInstanceOf(LariatException.class)
          .satisfies(e -> assertThat(e.toString()).doesNotContain("very-secret"));
    }
  }

  @Test
  void anExplicitFalseOverridesTrue() {
    LariatSettings fake = LariatSettings.builder().fakePublish(true).build();

    assertThat(fake.toBuilder().fakePublish(false).build().fakePublish()).isFalse();
  }

  @Test
  void emptyVariablesCountAsUnset() {
    LariatSettings settings =
        LariatSettings.fromEnvironment(Map.of("AWS_KEY", "", "AWS_ENDPOINT_URL", ""));

    assertThat(settings).isEqualTo(LariatSettings.builder().build());
  }

  @Test
  void halfAKeyIsAnError() {
    assertThatThrownBy(() -> LariatSettings.fromEnvironment(Map.of("AWS_KEY", "AKIA")))
        .isInstanceOf(LariatException.class)
        .hasMessageContaining("AWS_SECRET_KEY");
  }

  @Test
  void anEndpointMustBeAUrl() {
    assertThatThrownBy(
            () -> LariatSettings.fromEnvironment(Map.of("AWS_ENDPOINT_URL", "localhost:4566")))
        .isInstanceOf(LariatException.class)
        .hasMessageContaining("http://127.0.0.1:4566");
  }

  @Test
  void messagesAreFilledFromTheSettings() {
    Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
    try (Lariat lariat =
        Lariat.builder(LariatSettings.builder().publisher("users").version(2).build())
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .build()) {
      Event event = lariat.event("user_created").build();

      assertThat(event.publisher()).isEqualTo("users");
      assertThat(event.version()).isEqualTo(2);
      assertThat(event.sentAt().toInstant()).isEqualTo(now);
    }
  }

  @Test
  void whatIsNotKnownIsNamedWhenItIsNeeded() {
    try (Lariat lariat =
        Lariat.of(
            LariatSettings.builder()
                .publisher("users")
                .instance("test")
                .region("eu-west-1")
                .credentials(new Credentials("AKIA", "secret", null))
                .build())) {
      assertThatThrownBy(() -> lariat.publish(lariat.event("user_created").build()))
          .isInstanceOf(LariatException.class)
          .hasMessageContaining("AWS_ACCOUNT_ID");
    }
  }
}
